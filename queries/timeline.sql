-- title:   Timeline
-- purpose: Everything of one identity, access key, role or address, in the order it happened.
-- group:   investigation
-- days:    7
-- limit:   100
-- param:   user (text, default ''): part of the identity, in upper or lower case
-- param:   key (text, default ''): access key id that was used, issued or changed
-- param:   role (text, default ''): part of the name or ARN of a role that was used, assumed or changed
-- param:   ip (text, default ''): source address
-- columns: event_time, identity, event_name, outcome, target, source_ip, aws_region, error_code
WITH activity AS (
  SELECT
    *,
    concat_ws('/', user_name, session_name) AS identity
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
)
SELECT
  event_time,
  identity,
  event_name,
  outcome,
  coalesce(
    target_user_name, role_arn, role_name, group_name, target_access_key_id, policy_arn, policy_name,
    permission_set_name, permission_set_arn, application_id
  ) AS target,
  source_ip,
  aws_region,
  error_code,
  error_message,
  event_source,
  account_id,
  identity_type,
  user_name,
  session_name,
  principal_arn,
  session_issuer_arn,
  session_started_at,
  source_identity,
  identity_center_user_id,
  invoked_by,
  mfa_authenticated,
  access_key_id,
  issued_access_key_id,
  target_access_key_id,
  role_arn,
  role_session_name,
  policy_arn,
  policy_grants,
  matched_rules,
  read_only,
  user_agent,
  request_parameters,
  response_elements,
  additional_event_data,
  service_event_details,
  request_id,
  shared_event_id,
  event_id
FROM activity
WHERE (
    :user = ''
    OR strpos(lower(user_name), lower(:user)) > 0
    OR strpos(lower(session_name), lower(:user)) > 0
    OR (strpos(:user, '/') > 0 AND strpos(lower(identity), lower(:user)) > 0)
  )
  AND (:key = '' OR access_key_id = :key OR issued_access_key_id = :key OR target_access_key_id = :key)
  AND (
    :role = ''
    OR strpos(lower(session_issuer_arn), lower(:role)) > 0
    OR strpos(lower(role_arn), lower(:role)) > 0
    OR strpos(lower(role_name), lower(:role)) > 0
  )
  AND (:ip = '' OR source_ip = :ip)
ORDER BY event_time, event_id
