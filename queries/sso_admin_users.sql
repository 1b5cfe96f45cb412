-- title:   Administrators of Identity Center
-- purpose: Who changes Identity Center: one row for each identity, one column for each kind of change, failed tries included.
-- group:   identity center
-- days:    90
-- limit:   50
-- columns: identity, total_admin_actions, permission_sets_created, permission_sets_updated, policies_attached, assignments_created, app_changes, error_count, first_admin_action, last_admin_action
WITH changes AS (
  SELECT
    concat_ws('/', user_name, session_name) AS identity,
    event_name,
    event_time,
    is_error,
    source_ip,
    account_id
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_type = 'sso'
    AND event_name NOT LIKE 'CreateToken%'
    AND regexp_like(event_name, '^(Add|Associate|Attach|Create|Delete|Detach|Disable|Disassociate|Enable|Import|Provision|Put|Remove|Reset|Tag|Untag|Update)')
)
SELECT
  identity,
  count(*) AS total_admin_actions,
  count(*) FILTER (WHERE event_name = 'CreatePermissionSet') AS permission_sets_created,
  count(*) FILTER (WHERE event_name = 'UpdatePermissionSet') AS permission_sets_updated,
  count(*) FILTER (WHERE event_name IN (
    'AttachManagedPolicyToPermissionSet', 'AttachCustomerManagedPolicyReferenceToPermissionSet',
    'PutInlinePolicyToPermissionSet', 'PutPermissionsPolicy'
  )) AS policies_attached,
  count(*) FILTER (WHERE event_name IN ('CreateAccountAssignment', 'AssociateProfile')) AS assignments_created,
  count(*) FILTER (WHERE
    event_name LIKE 'Create%Application%' OR event_name LIKE 'Update%Application%' OR event_name LIKE 'Put%Application%'
    OR event_name LIKE 'Import%Application%' OR event_name LIKE 'Delete%Application%'
  ) AS app_changes,
  count(*) FILTER (WHERE is_error) AS error_count,
  min(event_time) AS first_admin_action,
  max(event_time) AS last_admin_action,
  count(*) FILTER (WHERE event_name IN ('DeleteAccountAssignment', 'DisassociateProfile')) AS assignments_deleted,
  count(*) FILTER (WHERE event_name = 'DeletePermissionSet') AS permission_sets_deleted,
  array_join(array_agg(DISTINCT event_name ORDER BY event_name), ', ') AS event_names,
  array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
FROM changes
GROUP BY identity
ORDER BY total_admin_actions DESC, identity
