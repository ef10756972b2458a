"""Triggers that hold for raw SQL too."""

import pgtrigger


def append_only(name: str) -> pgtrigger.Trigger:
    """Refuse UPDATE and DELETE on a table."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def state_needs_transition(subject_type: str, *, column: str = "state") -> pgtrigger.Trigger:
    """Refuse, at commit, a change of `state` that left no Transition row in the same transaction.

    `subject_type` is the model's `label_lower`, as `record_transition` writes it.
    """
    return pgtrigger.Trigger(
        name="state_needs_transition",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(**{f"old__{column}__df": pgtrigger.F(f"new__{column}")}),
        func=pgtrigger.Func(f"""
            IF NOT EXISTS (
                SELECT 1 FROM foundation_transition t
                WHERE t.subject_type = '{subject_type}' AND t.subject_pk = NEW.{{meta.pk.column}}::text
                  AND t.to_state = NEW.{{columns.{column}}} AND t.transaction = pg_current_xact_id()::text
            ) THEN
                RAISE EXCEPTION '{subject_type} %: {column} became % without a transition',
                    NEW.{{meta.pk.column}}, NEW.{{columns.{column}}} USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """),
    )
