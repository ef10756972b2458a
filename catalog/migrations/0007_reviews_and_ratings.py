import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

RATINGS = """
CREATE FUNCTION catalog_change_ratings(deltas jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF deltas IS NULL THEN
        RETURN;
    END IF;
    PERFORM 1 FROM catalog_product product
        JOIN jsonb_to_recordset(deltas) AS delta (product_id bigint) ON delta.product_id = product.id
        ORDER BY product.id FOR NO KEY UPDATE OF product;
    UPDATE catalog_product product
    SET review_count = product.review_count + delta.n, star_sum = product.star_sum + delta.stars
    FROM jsonb_to_recordset(deltas) AS delta (product_id bigint, n integer, stars integer)
    WHERE product.id = delta.product_id;
END $$;
"""
TRANSITION_TABLES = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}
ROWS = {"INSERT": ("new_rows",), "UPDATE": ("new_rows", "old_rows"), "DELETE": ("old_rows",)}


def rating_trigger(event):
    name = f"catalog_ratings_{event.lower()}"
    signed = " UNION ALL ".join(
        f"SELECT product_id, {'1' if rows == 'new_rows' else '-1'} AS one,"
        f" {'' if rows == 'new_rows' else '-'}stars AS stars FROM {rows} WHERE state = 'shown'"
        for rows in ROWS[event]
    )
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM catalog_change_ratings((
                SELECT jsonb_agg(jsonb_build_object('product_id', product_id, 'n', n, 'stars', stars))
                FROM (
                    SELECT signed.product_id, sum(signed.one) AS n, sum(signed.stars) AS stars
                    FROM ({signed}) signed GROUP BY signed.product_id
                    HAVING sum(signed.one) <> 0 OR sum(signed.stars) <> 0
                ) delta
            ));
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON catalog_review REFERENCING {TRANSITION_TABLES[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP TRIGGER {name} ON catalog_review; DROP FUNCTION {name}();",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0006_food_removed_variants_collections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line_key", models.UUIDField(editable=False, unique=True)),
                ("author", models.CharField(blank=True, max_length=60)),
                ("stars", models.PositiveSmallIntegerField()),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("state", models.CharField(default="shown", max_length=8)),
                ("hidden_reason", models.CharField(blank=True, max_length=300)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ReviewPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("sort", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ReviewReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("state", models.CharField(default="open", max_length=10)),
                ("reported_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.AddField(
            model_name="product",
            name="review_count",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name="product",
            name="star_sum",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name="review",
            name="account",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reviews",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="catalog.product"
            ),
        ),
        migrations.AddField(
            model_name="reviewphoto",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="catalog.review"
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="account",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="catalog.review"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="rating",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(review_count=0, then=models.Value(Decimal("0"))),
                    default=django.db.models.functions.math.Round(
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.functions.comparison.Cast(
                                "star_sum", models.DecimalField(decimal_places=4, max_digits=12)
                            ),
                            "/",
                            django.db.models.functions.comparison.Cast(
                                "review_count", models.DecimalField(decimal_places=4, max_digits=12)
                            ),
                        ),
                        precision=2,
                    ),
                ),
                output_field=models.DecimalField(decimal_places=2, max_digits=3),
            ),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                condition=models.Q(("published", True)),
                fields=["-rating", "-review_count", "-id"],
                name="product_by_rating",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["product", "-created_at", "-id"], name="review_of_product"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["account", "-id"], name="review_of_account"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="review_one_to_five_stars"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("shown", "hidden"))), name="review_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_reason", ""), ("state", "shown")),
                    models.Q(
                        models.Q(("state", "shown"), _negated=True),
                        models.Q(("hidden_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="review_hidden_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="review_answer_has_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="state_needs_transition",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    constraint="CONSTRAINT",
                    func="\n            IF NOT EXISTS (\n                SELECT 1 FROM foundation_transition t\n                WHERE t.subject_type = 'catalog.review' AND t.subject_pk = NEW.id::text\n                  AND t.to_state = NEW.state AND t.transaction = pg_current_xact_id()::text\n            ) THEN \n            RAISE EXCEPTION 'catalog.review %: state became % without a transition',\n                NEW.id, NEW.state USING ERRCODE = 'check_violation';\n        \n            END IF;\n            RETURN NULL;\n        ",
                    hash="72baa907d3e0f56346e0c9189478c9d78120bcad",
                    operation="UPDATE",
                    pgid="pgtrigger_state_needs_transition_e4e36",
                    table="catalog_review",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewphoto",
            constraint=models.UniqueConstraint(fields=("review", "sha256"), name="review_photo_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewphoto",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="review_photo_digest"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewphoto",
            constraint=models.CheckConstraint(
                condition=models.Q(("height__gt", 0), ("width__gt", 0)), name="review_photo_has_a_size"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewreport",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["reported_at", "id"], name="review_report_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.UniqueConstraint(
                fields=("review", "account"), name="review_reported_once_an_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("open", "upheld", "dismissed"))),
                name="review_report_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="review_report_decided_has_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewreport",
            trigger=pgtrigger.compiler.Trigger(
                name="state_needs_transition",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    constraint="CONSTRAINT",
                    func="\n            IF NOT EXISTS (\n                SELECT 1 FROM foundation_transition t\n                WHERE t.subject_type = 'catalog.reviewreport' AND t.subject_pk = NEW.id::text\n                  AND t.to_state = NEW.state AND t.transaction = pg_current_xact_id()::text\n            ) THEN \n            RAISE EXCEPTION 'catalog.reviewreport %: state became % without a transition',\n                NEW.id, NEW.state USING ERRCODE = 'check_violation';\n        \n            END IF;\n            RETURN NULL;\n        ",
                    hash="88fdba17bf4502c125f7f64b3d02853ffd67bb9e",
                    operation="UPDATE",
                    pgid="pgtrigger_state_needs_transition_cd52f",
                    table="catalog_reviewreport",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RATINGS, "DROP FUNCTION catalog_change_ratings(jsonb)"),
        *(rating_trigger(event) for event in ("INSERT", "UPDATE", "DELETE")),
    ]
