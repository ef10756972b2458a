from django.db import migrations

# A name as it sounds, for a search that forgives spelling: old and new Indonesian spelling (Soekardjo,
# Sukarjo), Arabic names (Mochammad, Muhamad), Javanese and Osing ways (Pitri for Fitri, Byanyuwangi).
SOUND = r"""
CREATE FUNCTION village_name_sound(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            regexp_replace(
                regexp_replace(lower(name), '[^a-z ]', '', 'g'),
                '([bdg])y(?=[aeiou])', '\1', 'g'),
            'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'nj', 'ni'), 'hj', 'hi'), 'sj', 's'), 'sy', 's'), 'sh', 's'),
            'kh', 'h'), 'ch', 'h'), 'dh', 'd'), 'th', 't'), 'ph', 'p'),
        'vfzqyxeo', 'ppskisiu'),
    '([^aiu ])h', '\1', 'g'),
    '(.)\1+', '\1', 'g'),
    'h\M', '', 'g'),
    'ai\M', 'i', 'g'),
    '\m([bcdgkpst])[iu]([lr])(?=[aiu])', '\1\2', 'g'),
    '\m(m|md|mu|muhamat|muhamid)\M', 'muhamad', 'g'),
    '\mst\M', 'siti', 'g'))
$$;
CREATE INDEX resident_by_sound ON village_resident USING gin (village_name_sound(name) gin_trgm_ops);
CREATE INDEX resident_by_spouse ON village_resident (spouse_hash) WHERE spouse_hash IS NOT NULL
"""
NO_SOUND = """
DROP INDEX resident_by_spouse;
DROP INDEX resident_by_sound;
DROP FUNCTION village_name_sound(text)
"""


class Migration(migrations.Migration):
    dependencies = [("village", "0004_register_changes"), ("foundation", "0002_clock_and_cache")]
    operations = [migrations.RunSQL(SOUND, NO_SOUND)]
