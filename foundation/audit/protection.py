"""Triggers that hold for raw SQL too."""

import pgtrigger


def append_only(name: str) -> pgtrigger.Trigger:
    """Refuse UPDATE and DELETE on a table."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def state_needs_transition(subject_type: str, *, column: str = "state") -> pgtrigger.Trigger:
    """Refuse, at commit, a change of `state` that left no Transition row in the same transaction.

    `subject_type` is the model's `label_lower`, as `record_transition` writes it.
    """
    return _without_transition(
        "state_needs_transition",
        subject_type,
        column,
        f"""
            RAISE EXCEPTION '{subject_type} %: {column} became % without a transition',
                NEW.{{meta.pk.column}}, NEW.{{columns.{column}}} USING ERRCODE = 'check_violation';
        """,
    )


def state_leaves_transition(subject_type: str, *, column: str = "state") -> pgtrigger.Trigger:
    """Write, at commit, the Transition row that a change of `state` by raw SQL did not bring.

    For what must never be refused: a death that the register hears of by whatever way.
    """
    return _without_transition(
        "state_leaves_transition",
        subject_type,
        column,
        f"""
            INSERT INTO foundation_transition (subject_type, subject_pk, from_state, to_state, at, reason)
            VALUES ('{subject_type}', NEW.{{meta.pk.column}}::text, OLD.{{columns.{column}}},
                NEW.{{columns.{column}}}, now(), 'SQL');
        """,
    )


def _without_transition(name: str, subject_type: str, column: str, act: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(**{f"old__{column}__df": pgtrigger.F(f"new__{column}")}),
        func=pgtrigger.Func(f"""
            IF NOT EXISTS (
                SELECT 1 FROM foundation_transition t
                WHERE t.subject_type = '{subject_type}' AND t.subject_pk = NEW.{{meta.pk.column}}::text
                  AND t.to_state = NEW.{{columns.{column}}} AND t.transaction = pg_current_xact_id()::text
            ) THEN {act}
            END IF;
            RETURN NULL;
        """),
    )
