
import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('village', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Shop',
            fields=[
                ('business', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='shop', serialize=False, to='village.business')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('description', models.TextField(blank=True)),
                ('open', models.BooleanField(default=True)),
                ('selling_from', models.DateField(default=datetime.date(9999, 12, 31))),
                ('selling_until', models.DateField(default=datetime.date(1, 1, 1))),
                ('logo_key', models.CharField(blank=True, max_length=64)),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'business'], name='shop_by_name'), models.Index(fields=['selling_until'], name='shop_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('selling_from__lte', models.F('selling_until')), models.Q(('selling_from', datetime.date(9999, 12, 31)), ('selling_until', datetime.date(1, 1, 1))), _connector='OR'), name='shop_window_is_a_span_or_empty'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='shop_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Sanction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('laid_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lift_reason', models.TextField(blank=True)),
                ('laid_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='vendors.shop')),
            ],
            options={
                'indexes': [models.Index(fields=['shop', 'starts_on'], name='sanction_of_shop')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='sanction_ends_after_start'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='sanction_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('lift_reason', ''), ('lifted_at__isnull', True), ('lifted_by__isnull', True)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), models.Q(('lift_reason', ''), _negated=True)), _connector='OR'), name='sanction_lifted_whole')],
            },
        ),
    ]
