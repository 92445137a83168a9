"""What a PostgreSQL database consists of, one line for each thing, to be compared; in no order."""

# Columns, constraints, indexes, triggers, policies, functions, rights, permissions.
PARTS = """
SELECT regexp_replace(part, '\\s+', ' ', 'g') FROM (
SELECT 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || concat_ws(' ', data_type,
    character_maximum_length, numeric_precision, numeric_scale, is_nullable, column_default, identity_generation,
    collation_name) FROM information_schema.columns WHERE table_schema IN ('public', 'fence')
UNION ALL
SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace::regnamespace::text IN ('public', 'fence') AND conrelid <> 0
UNION ALL
SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname IN ('public', 'fence')
UNION ALL
SELECT 'trigger ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'policy ' || schemaname || '.' || tablename || ' ' || concat_ws(' ', policyname, permissive, roles, cmd, qual,
    with_check) FROM pg_policies
UNION ALL
SELECT 'function ' || oid::regprocedure || ' ' || prosecdef || ' ' || coalesce(array_to_string(proconfig, ','), '')
    || ' ' || (SELECT string_agg(role, ',') FROM unnest(ARRAY['public', 'hscp_app', 'hscp_backup']) AS role
        WHERE has_function_privilege(role, pg_proc.oid, 'EXECUTE')) || ' ' || md5(prosrc)
    FROM pg_proc WHERE pronamespace::regnamespace::text IN ('public', 'fence')
UNION ALL
SELECT 'table ' || oid::regclass || ' ' || concat_ws(' ', relkind, relowner::regrole, relrowsecurity,
    relforcerowsecurity, array_to_string(relacl, ','))
    FROM pg_class WHERE relnamespace::regnamespace::text IN ('public', 'fence') AND relkind IN ('r', 'v', 'S')
UNION ALL
SELECT 'permission ' || app_label || '.' || model || ' ' || codename
    FROM auth_permission JOIN django_content_type ON content_type_id = django_content_type.id
) AS found(part)
"""
