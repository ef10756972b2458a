
import django.db.models.deletion
import foundation.money.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('vendors', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProductType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='Variant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('sku', models.CharField(max_length=64, unique=True)),
                ('price', foundation.money.fields.RupiahField()),
                ('list_price', foundation.money.fields.RupiahField()),
                ('sort', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('description', models.TextField(blank=True)),
                ('level', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('sort', models.PositiveIntegerField(default=0)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='catalog.category')),
            ],
        ),
        migrations.CreateModel(
            name='CategoryClosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('distance', models.PositiveSmallIntegerField()),
                ('ancestor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='below', to='catalog.category')),
                ('descendant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='above', to='catalog.category')),
            ],
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('alt', models.CharField(blank=True, max_length=250)),
                ('created_at', models.DateTimeField()),
                ('avif_ready', models.BooleanField(default=False)),
                ('shop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='vendors.shop')),
            ],
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('description', models.TextField(blank=True)),
                ('published', models.BooleanField(default=False)),
                ('price_min', foundation.money.fields.RupiahField(editable=False, null=True)),
                ('price_max', foundation.money.fields.RupiahField(editable=False, null=True)),
                ('list_min', foundation.money.fields.RupiahField(editable=False, null=True)),
                ('list_max', foundation.money.fields.RupiahField(editable=False, null=True)),
                ('weight_grams', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalog.category')),
                ('shop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='products', to='vendors.shop')),
                ('product_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalog.producttype')),
            ],
        ),
        migrations.CreateModel(
            name='ProductCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.PositiveIntegerField(default=0)),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalog.category')),
                ('shop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='vendors.shop')),
            ],
        ),
        migrations.CreateModel(
            name='ProductMedia',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alt', models.CharField(blank=True, max_length=250)),
                ('sort', models.PositiveIntegerField(default=0)),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='catalog.picture')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='media', to='catalog.product')),
            ],
        ),
        migrations.CreateModel(
            name='Stock',
            fields=[
                ('variant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='stock', serialize=False, to='catalog.variant')),
                ('quantity', models.PositiveIntegerField(default=0)),
                ('allocated', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name='variant',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='variants', to='catalog.product'),
        ),
        migrations.AddIndex(
            model_name='category',
            index=models.Index(fields=['sort', 'id'], name='category_by_sort'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='category_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='categoryclosure',
            constraint=models.UniqueConstraint(fields=('ancestor', 'descendant'), include=('distance',), name='closure_once_a_pair'),
        ),
        migrations.AddIndex(
            model_name='picture',
            index=models.Index(fields=['sha256'], name='picture_by_digest'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.UniqueConstraint(fields=('shop', 'sha256'), name='picture_once_a_shop'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='picture_digest'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(('height__gt', 0), ('width__gt', 0)), name='picture_has_a_size'),
        ),
        migrations.AddConstraint(
            model_name='productcount',
            constraint=models.UniqueConstraint(fields=('category', 'shop'), name='count_once_a_shop_and_category', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='productmedia',
            index=models.Index(fields=['product', 'sort'], name='media_of_product'),
        ),
        migrations.AddConstraint(
            model_name='productmedia',
            constraint=models.UniqueConstraint(fields=('product', 'picture'), name='media_once_a_product'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['name', 'id'], name='product_by_name'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['price_min', 'id'], name='product_by_price'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['-created_at', '-id'], name='product_by_age'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['-updated_at', '-id'], name='product_by_change'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['category', 'name', 'id'], name='product_category_name'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['category', 'price_min', 'id'], name='product_category_price'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['category', '-created_at', '-id'], name='product_category_age'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['shop', 'name', 'id'], name='product_shop_name'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['shop', 'price_min', 'id'], name='product_shop_price'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('published', True)), fields=['shop', '-created_at', '-id'], name='product_shop_age'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('published', False), models.Q(('category__isnull', False), ('price_min__isnull', False)), _connector='OR'), name='product_published_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='product_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='stock',
            constraint=models.CheckConstraint(condition=models.Q(('allocated__gte', 0), ('allocated__lte', models.F('quantity'))), name='stock_allocated_within_quantity'),
        ),
        migrations.AddIndex(
            model_name='variant',
            index=models.Index(fields=['product', 'sort', 'id'], name='variant_of_product'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='variant_has_a_price'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.CheckConstraint(condition=models.Q(('list_price__gte', models.F('price'))), name='variant_list_price_not_below'),
        ),
    ]
