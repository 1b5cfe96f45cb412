-- title:   Permission changes
-- purpose: Who changed IAM permissions: policies, versions, boundaries, groups, login profiles, users and roles.
-- group:   permissions
-- days:    90
-- limit:   100
-- columns: event_time, identity, event_name, target, policy, source_ip, outcome
WITH changes AS (
  SELECT *
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_source = 'iam.amazonaws.com'
    AND event_name IN (
      'AttachUserPolicy', 'DetachUserPolicy', 'PutUserPolicy', 'DeleteUserPolicy',
      'AttachGroupPolicy', 'DetachGroupPolicy', 'PutGroupPolicy', 'DeleteGroupPolicy',
      'AttachRolePolicy', 'DetachRolePolicy', 'PutRolePolicy', 'DeleteRolePolicy',
      'CreatePolicyVersion', 'DeletePolicyVersion', 'SetDefaultPolicyVersion',
      'PutUserPermissionsBoundary', 'DeleteUserPermissionsBoundary',
      'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary',
      'AddUserToGroup', 'RemoveUserFromGroup',
      'CreateLoginProfile', 'UpdateLoginProfile', 'DeleteLoginProfile',
      'CreateUser', 'DeleteUser', 'CreateRole', 'DeleteRole',
      'CreateGroup', 'DeleteGroup', 'CreatePolicy', 'DeletePolicy'
    )
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  CASE
    WHEN event_name IN ('AddUserToGroup', 'RemoveUserFromGroup') THEN concat_ws(' in ', target_user_name, group_name)
    ELSE coalesce(target_user_name, role_name, group_name, policy_name, policy_arn)
  END AS target,
  coalesce(policy_arn, policy_name, json_extract_scalar(request_parameters, '$.permissionsBoundary')) AS policy,
  source_ip,
  outcome,
  error_code,
  error_message,
  account_id,
  aws_region,
  identity_type,
  principal_arn,
  access_key_id,
  mfa_authenticated,
  user_agent,
  target_user_name,
  role_name,
  group_name,
  policy_arn,
  policy_name,
  policy_grants,
  matched_rules,
  request_parameters,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
