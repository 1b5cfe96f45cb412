-- title:   Policies put on permission sets
-- purpose: Managed, customer-managed and inline policies put on permission sets, with a risk level; unknown means: read the policy.
-- group:   identity center
-- days:    30
-- limit:   100
-- columns: event_time, identity, event_name, policy_arn, permission_set, risk_level, outcome
WITH changes AS (
  SELECT
    *,
    CASE WHEN policy_arn LIKE 'arn:aws%:iam::aws:policy/%' THEN regexp_extract(policy_arn, '[^/]+$') END AS aws_policy
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_type = 'sso'
    AND event_name IN (
      'AttachManagedPolicyToPermissionSet',
      'AttachCustomerManagedPolicyReferenceToPermissionSet',
      'PutInlinePolicyToPermissionSet',
      'PutPermissionsPolicy'
    )
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  coalesce(
    policy_arn,
    policy_name,
    json_extract_scalar(request_parameters, '$.customerManagedPolicyReference.name'),
    CASE WHEN event_name IN ('PutInlinePolicyToPermissionSet', 'PutPermissionsPolicy') THEN '(inline)' END
  ) AS policy_arn,
  coalesce(permission_set_name, permission_set_arn) AS permission_set,
  CASE
    WHEN policy_grants = 'admin' THEN 'critical'
    WHEN aws_policy IN (
      'AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess', 'AWSSSOMasterAccountAdministrator',
      'AWSIdentityCenterFullAccess', 'AWSSSOMemberAccountAdministrator'
    ) THEN 'critical'
    WHEN policy_grants = 'service-wide' THEN 'high'
    WHEN policy_grants = 'none' THEN 'low'
    WHEN aws_policy LIKE '%FullAccess' THEN 'high'
    WHEN aws_policy LIKE '%ReadOnlyAccess' OR aws_policy IN ('ViewOnlyAccess', 'SecurityAudit', 'Billing') THEN 'low'
    ELSE 'unknown'
  END AS risk_level,
  outcome,
  error_code,
  error_message,
  permission_set_arn,
  policy_grants,
  matched_rules,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  request_parameters,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
