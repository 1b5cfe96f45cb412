-- title:   Raised privileges
-- purpose: Successful changes that raise somebody's rights: admin policies, documents that allow everything, default policy versions,
--          trust policies, removed boundaries. Where policy_grants is not known, well-known names and the text of the document decide.
-- group:   permissions
-- days:    90
-- limit:   100
-- columns: event_time, identity, event_name, change, target, policy, policy_grants, matched_rules, source_ip
WITH changes AS (
  SELECT
    *,
    coalesce(
      json_extract_scalar(request_parameters, '$.policyDocument'),
      json_extract_scalar(request_parameters, '$.inlinePolicy'),
      json_extract_scalar(request_parameters, '$.permissionsPolicy'),
      json_extract_scalar(request_parameters, '$.assumeRolePolicyDocument')
    ) AS document
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND outcome = 'success'
    AND event_type IN ('iam', 'sso')
    AND event_name IN (
      'AttachUserPolicy', 'AttachGroupPolicy', 'AttachRolePolicy', 'AttachManagedPolicyToPermissionSet',
      'PutUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutInlinePolicyToPermissionSet', 'PutPermissionsPolicy',
      'CreatePolicy', 'CreatePolicyVersion', 'SetDefaultPolicyVersion',
      'CreateRole', 'UpdateAssumeRolePolicy',
      'DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary', 'DeletePermissionsBoundaryFromPermissionSet'
    )
),
texts AS (
  SELECT
    *,
    CASE WHEN policy_arn LIKE 'arn:aws%:iam::aws:policy/%' THEN regexp_extract(policy_arn, '[^/]+$') END AS aws_policy,
    replace(replace(replace(replace(replace(replace(lower(document),
      '%22', '"'), '%2a', '*'), '%3a', ':'), '%5b', '['), '%5d', ']'), '%20', ' ') AS plain
  FROM changes
),
judged AS (
  SELECT
    *,
    CASE
      WHEN event_name = 'SetDefaultPolicyVersion' THEN 'default policy version changed'
      WHEN event_name LIKE 'Delete%Boundary%' THEN 'permissions boundary removed'
      WHEN event_name IN ('CreateRole', 'UpdateAssumeRolePolicy')
        AND (
          regexp_like(plain, '"(aws|principal)"\s*:\s*(\[[^\]]*){0,1}"\*"')
          OR regexp_like(replace(plain, account_id, ''), '"aws"\s*:\s*(\[[^\]]*){0,1}"(arn:aws[a-z-]*:(iam|sts)::){0,1}[0-9]{12}')
        ) THEN 'trust opened'
      WHEN event_name = 'UpdateAssumeRolePolicy' THEN 'trust policy changed'
      WHEN event_name = 'CreateRole' THEN NULL
      WHEN event_name LIKE 'Attach%'
        AND (
          policy_grants IN ('admin', 'service-wide')
          OR aws_policy IN (
            'AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess', 'AWSSSOMasterAccountAdministrator',
            'AWSIdentityCenterFullAccess', 'AWSSSOMemberAccountAdministrator'
          )
        ) THEN 'admin policy attached'
      WHEN event_name LIKE 'Attach%' THEN NULL
      WHEN policy_grants IN ('admin', 'service-wide')
        OR (
          coalesce(policy_grants, 'unknown') = 'unknown'
          AND regexp_like(plain, '"effect"\s*:\s*"allow"')
          AND regexp_like(plain, '"action"\s*:\s*(\[[^\]]*){0,1}"(\*|\*:\*|iam:\*|sts:\*)"|"notaction"')
        ) THEN CASE WHEN event_name LIKE 'Put%' THEN 'inline policy allows everything' ELSE 'policy allows everything' END
    END AS change
  FROM texts
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  change,
  coalesce(target_user_name, role_name, group_name, permission_set_name, permission_set_arn, policy_name, policy_arn) AS target,
  coalesce(policy_arn, policy_name) AS policy,
  policy_grants,
  matched_rules,
  source_ip,
  document,
  outcome,
  account_id,
  aws_region,
  identity_type,
  principal_arn,
  access_key_id,
  mfa_authenticated,
  user_agent,
  request_parameters,
  request_id,
  event_id
FROM judged
WHERE change IS NOT NULL
ORDER BY event_time DESC, event_id
