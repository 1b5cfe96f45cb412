-- All queries of the catalogue, ready to paste into the Athena console one by one.
-- Written from the other files of this folder: change those, not this one.

-- daily_summary: Daily summary
-- One line for each day with events, for reports; unique_users counts user names, unique_identities tells role sessions apart.
WITH activity AS (
  SELECT event_date, event_name, user_name, session_name, identity_type, account_id, source_ip, is_error
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
),
actions AS (
  SELECT event_date, event_name, identity_type, account_id, count(*) AS events, count(*) FILTER (WHERE is_error) AS errors
  FROM activity
  GROUP BY event_date, event_name, identity_type, account_id
),
totals AS (
  SELECT
    event_date,
    sum(events) AS total_events,
    sum(errors) AS error_events,
    count(DISTINCT event_name) AS unique_actions,
    sum(CASE WHEN event_name LIKE 'Create%' THEN events ELSE 0 END) AS create_actions,
    sum(CASE WHEN event_name LIKE 'Delete%' THEN events ELSE 0 END) AS delete_actions,
    sum(
      CASE
        WHEN event_name LIKE 'Update%' OR event_name LIKE 'Put%' OR event_name LIKE 'Set%'
          OR event_name LIKE 'Modify%' OR event_name LIKE 'Attach%' OR event_name LIKE 'Detach%'
          OR event_name LIKE 'Add%' OR event_name LIKE 'Remove%'
          THEN events
        ELSE 0
      END
    ) AS modify_actions,
    sum(CASE WHEN event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity') THEN events ELSE 0 END) AS role_assumptions,
    sum(CASE WHEN event_name = 'ConsoleLogin' THEN events ELSE 0 END) AS console_logins,
    sum(CASE WHEN identity_type = 'Root' THEN events ELSE 0 END) AS root_events,
    count(DISTINCT account_id) AS accounts
  FROM actions
  GROUP BY event_date
),
identities AS (
  SELECT event_date, count(DISTINCT user_name) AS unique_users, count(*) AS unique_identities
  FROM (
    SELECT event_date, user_name, session_name
    FROM activity
    GROUP BY event_date, user_name, session_name
  )
  GROUP BY event_date
),
addresses AS (
  SELECT event_date, count(source_ip) AS source_ips
  FROM (
    SELECT event_date, source_ip
    FROM activity
    GROUP BY event_date, source_ip
  )
  GROUP BY event_date
)
SELECT
  totals.event_date AS activity_date,
  unique_users,
  total_events,
  error_events,
  unique_actions,
  create_actions,
  delete_actions,
  modify_actions,
  role_assumptions,
  unique_identities,
  console_logins,
  root_events,
  accounts,
  source_ips
FROM totals
JOIN identities ON identities.event_date = totals.event_date
JOIN addresses ON addresses.event_date = totals.event_date
ORDER BY activity_date DESC;

-- active_users: Most active identities
-- Which identities did most, on how many days, and how often they failed.
WITH all_rows AS (
  SELECT user_name, session_name, count(*) AS total_actions
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
  GROUP BY user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_actions DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    total_actions
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, total_actions
    FROM all_rows
    ORDER BY total_actions DESC, identity, session_name
    LIMIT 31
  )
),
activity AS (
  SELECT place, event_date, event_time, event_name, source_ip, is_error, identity_type, event_source, account_id
  FROM iam_activity_tracker_database.iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
),
details AS (
  SELECT
    place,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT event_date) AS active_days,
    min(event_time) AS first_activity,
    max(event_time) AS last_activity,
    count(*) FILTER (WHERE is_error) AS error_count,
    count(DISTINCT source_ip) AS source_ip_count,
    array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
    array_join(array_agg(DISTINCT event_source ORDER BY event_source) FILTER (WHERE event_source IS NOT NULL), ', ') AS event_sources,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY place
)
SELECT
  identity,
  total_actions,
  unique_actions,
  active_days,
  first_activity,
  last_activity,
  error_count,
  source_ip_count,
  identity_types,
  event_sources,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 30;

-- hourly_activity: Activity per hour of day
-- Load and error rate for each of the 24 hours of the day in the zone tz.
WITH hours (hour_of_day) AS (
  VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11),
    (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23)
),
activity AS (
  SELECT
    hour(at_timezone(with_timezone(event_time, 'UTC'), 'UTC')) AS local_hour,
    event_time,
    user_name,
    is_error
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -7, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -7, current_timestamp)
    AND event_time < current_timestamp
)
SELECT
  hours.hour_of_day,
  count(activity.event_time) AS event_count,
  count(DISTINCT activity.user_name) AS active_users,
  count(*) FILTER (WHERE activity.is_error) AS error_events,
  round(100e0 * count(*) FILTER (WHERE activity.is_error) / nullif(count(activity.event_time), 0), 2) AS error_rate_pct
FROM hours
LEFT JOIN activity ON activity.local_hour = hours.hour_of_day
GROUP BY hours.hour_of_day
ORDER BY hours.hour_of_day;

-- failed_auth: Failed authentication
-- Failed sign-ins and failed requests for temporary credentials, by day, identity, address, event and reason.
WITH failures AS (
  SELECT
    concat_ws('/', user_name, session_name) AS identity,
    coalesce(error_code, error_message) AS reason,
    event_date,
    event_time,
    event_name,
    source_ip,
    identity_type,
    account_id,
    aws_region,
    user_agent,
    error_message
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -7, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -7, current_timestamp)
    AND event_time < current_timestamp
    AND outcome = 'failure'
    AND event_name IN (
      'ConsoleLogin', 'CredentialVerification',
      'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity',
      'GetSessionToken', 'GetFederationToken'
    )
)
SELECT
  event_date,
  identity,
  source_ip,
  event_name,
  reason,
  count(*) AS failure_count,
  min(event_time) AS first_failure,
  max(event_time) AS last_failure,
  array_join(array_agg(DISTINCT error_message ORDER BY error_message) FILTER (WHERE error_message IS NOT NULL), '; ') AS error_messages,
  array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
  array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
  array_join(array_agg(DISTINCT user_agent ORDER BY user_agent) FILTER (WHERE user_agent IS NOT NULL), '; ') AS user_agents
FROM failures
GROUP BY event_date, identity, source_ip, event_name, reason
ORDER BY failure_count DESC, event_date DESC, identity, source_ip, event_name, reason
LIMIT 100;

-- console_logins: Console sign-ins
-- Every sign-in to the AWS console: who, from where, with MFA or not, and why it failed.
WITH logins AS (
  SELECT *
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND event_name = 'ConsoleLogin'
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  source_ip,
  CASE
    WHEN coalesce(identity_type, '') NOT IN ('Root', 'IAMUser') THEN 'not applicable'
    WHEN json_extract_scalar(additional_event_data, '$.SamlProviderArn') IS NOT NULL THEN 'not applicable'
    WHEN mfa_authenticated THEN 'yes'
    WHEN NOT mfa_authenticated THEN 'no'
    ELSE 'unknown'
  END AS mfa,
  outcome,
  coalesce(error_code, error_message) AS reason,
  identity_type,
  account_id,
  aws_region,
  user_agent,
  tls_version,
  principal_arn,
  json_extract_scalar(additional_event_data, '$.LoginTo') AS login_to,
  json_extract_scalar(additional_event_data, '$.MobileVersion') AS mobile_version,
  json_extract_scalar(additional_event_data, '$.MFAIdentifier') AS mfa_identifier,
  matched_rules,
  additional_event_data,
  event_id
FROM logins
ORDER BY event_time DESC, event_id
LIMIT 100;

-- logins_without_mfa: Sign-ins without MFA
-- Successful console sign-ins of root and IAM users without MFA; SSO and SAML sign-ins prove MFA elsewhere and never count.
WITH logins AS (
  SELECT *
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
    AND event_name = 'ConsoleLogin'
    AND outcome = 'success'
    AND identity_type IN ('Root', 'IAMUser')
    AND mfa_authenticated = false
)
SELECT
  event_time,
  user_name AS identity,
  identity_type,
  account_id,
  source_ip,
  user_agent,
  aws_region,
  principal_arn,
  tls_version,
  json_extract_scalar(additional_event_data, '$.LoginTo') AS login_to,
  matched_rules,
  additional_event_data,
  event_id
FROM logins
WHERE json_extract_scalar(additional_event_data, '$.SamlProviderArn') IS NULL
ORDER BY event_time DESC, event_id
LIMIT 100;

-- root_usage: Root account use
-- Everything the root identity did; what a service did in its name carries invoked_by.
SELECT
  event_time,
  event_name,
  source_ip,
  user_agent,
  aws_region,
  invoked_by,
  outcome,
  error_code,
  error_message,
  invoked_by IS NOT NULL AS made_by_service,
  event_source,
  account_id,
  mfa_authenticated,
  access_key_id,
  principal_arn,
  session_started_at,
  target_user_name,
  target_access_key_id,
  issued_access_key_id,
  matched_rules,
  request_parameters,
  response_elements,
  additional_event_data,
  request_id,
  event_id
FROM iam_activity_tracker_database.iam_events
WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
  AND event_time >= date_add('day', -30, current_timestamp)
  AND event_time < current_timestamp
  AND identity_type = 'Root'
ORDER BY event_time DESC, event_id
LIMIT 100;

-- permission_changes: Permission changes
-- Who changed IAM permissions: policies, versions, boundaries, groups, login profiles, users and roles.
WITH changes AS (
  SELECT *
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
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
LIMIT 100;

-- privilege_escalation: Raised privileges
-- Successful changes that raise somebody's rights: admin policies, documents that allow everything, default policy versions, trust policies, removed boundaries. Where policy_grants is not known, well-known names and the text of the document decide.
WITH changes AS (
  SELECT
    *,
    coalesce(
      json_extract_scalar(request_parameters, '$.policyDocument'),
      json_extract_scalar(request_parameters, '$.inlinePolicy'),
      json_extract_scalar(request_parameters, '$.permissionsPolicy'),
      json_extract_scalar(request_parameters, '$.assumeRolePolicyDocument')
    ) AS document
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
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
LIMIT 100;

-- role_assumptions: Role assumptions
-- Which roles are assumed by whom: the caller, not the role.
WITH assumptions AS (
  SELECT
    user_name,
    session_name,
    role_arn,
    event_name,
    event_date,
    event_time,
    is_error,
    identity_type,
    identity_account_id,
    role_session_name,
    source_ip
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
    AND event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
),
all_rows AS (
  SELECT role_arn, user_name, session_name, count(*) AS total_assumptions
  FROM assumptions
  GROUP BY role_arn, user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_assumptions DESC, role_arn, assumed_by, session_name) AS place,
    role_arn,
    assumed_by,
    user_name,
    session_name,
    total_assumptions
  FROM (
    SELECT role_arn, concat_ws('/', user_name, session_name) AS assumed_by, user_name, session_name, total_assumptions
    FROM all_rows
    ORDER BY total_assumptions DESC, role_arn, assumed_by, session_name
    LIMIT 101
  )
),
details AS (
  SELECT
    place,
    count(DISTINCT event_date) AS unique_days,
    min(event_time) AS first_assumption,
    max(event_time) AS last_assumption,
    count(*) FILTER (WHERE is_error) AS failed_assumptions,
    array_join(array_agg(DISTINCT event_name ORDER BY event_name), ', ') AS event_names,
    array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
    array_join(array_agg(DISTINCT identity_account_id ORDER BY identity_account_id) FILTER (WHERE identity_account_id IS NOT NULL), ', ') AS caller_account_ids,
    count(DISTINCT role_session_name) AS session_names,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips
  FROM assumptions
  JOIN top ON assumptions.user_name = top.user_name
    AND assumptions.role_arn IS NOT DISTINCT FROM top.role_arn
    AND assumptions.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
)
SELECT
  role_arn,
  assumed_by,
  total_assumptions,
  unique_days,
  first_assumption,
  last_assumption,
  failed_assumptions,
  event_names,
  identity_types,
  caller_account_ids,
  session_names,
  source_ips
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 100;

-- cross_account: Access from other accounts
-- Roles assumed by identities of another account than the role's own; the two records of one call count once.
WITH assumptions AS (
  SELECT
    user_name,
    session_name,
    identity_account_id AS caller_account_id,
    role_arn,
    coalesce(nullif(split_part(role_arn, ':', 5), ''), account_id) AS role_account_id,
    shared_event_id,
    event_time,
    is_error,
    source_ip
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
    AND identity_account_id IS NOT NULL
)
SELECT
  caller_account_id,
  role_arn,
  count(DISTINCT shared_event_id) + count(*) FILTER (WHERE shared_event_id IS NULL) AS assumption_count,
  count(DISTINCT CASE WHEN is_error THEN shared_event_id END)
    + count(*) FILTER (WHERE is_error AND shared_event_id IS NULL) AS failed_count,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen,
  array_join(
    array_agg(DISTINCT concat_ws('/', user_name, session_name) ORDER BY concat_ws('/', user_name, session_name)),
    ', '
  ) AS callers,
  role_account_id,
  array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips
FROM assumptions
WHERE caller_account_id <> role_account_id
GROUP BY caller_account_id, role_account_id, role_arn
ORDER BY assumption_count DESC, caller_account_id, role_arn, role_account_id
LIMIT 100;

-- access_keys: Life of access keys
-- Each access key that was changed or used in the window: created by whom, switched on and off, deleted, last used, age in days. Its history goes back lookback days (history_from); the lake itself begins on lake_from.
WITH usage AS (
  SELECT
    access_key_id AS access_key,
    max_by(user_name, row(event_time, event_id)) AS owner,
    min(event_time) AS first_used_at,
    max(event_time) AS last_used_at,
    max_by(source_ip, row(event_time, event_id)) FILTER (WHERE source_ip IS NOT NULL) AS last_used_from,
    max_by(event_name, row(event_time, event_id)) AS last_used_for,
    count(*) AS uses
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -400, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -400, current_timestamp)
    AND event_time < current_timestamp
    AND access_key_id LIKE 'AKIA%'
  GROUP BY access_key_id
),
steps AS (
  SELECT
    CASE WHEN event_name = 'CreateAccessKey' THEN issued_access_key_id ELSE target_access_key_id END AS access_key,
    CASE
      WHEN event_name = 'CreateAccessKey' THEN 'created'
      WHEN event_name = 'DeleteAccessKey' THEN 'deleted'
      WHEN lower(json_extract_scalar(request_parameters, '$.status')) = 'active' THEN 'activated'
      WHEN lower(json_extract_scalar(request_parameters, '$.status')) = 'inactive' THEN 'deactivated'
      ELSE 'changed'
    END AS step,
    event_time,
    coalesce(target_user_name, user_name) AS owner,
    concat_ws('/', user_name, session_name) AS actor,
    event_id
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -400, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -400, current_timestamp)
    AND event_time < current_timestamp
    AND event_name IN ('CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey')
    AND event_source = 'iam.amazonaws.com'
    AND outcome = 'success'
),
changes AS (
  SELECT
    access_key,
    max_by(owner, row(event_time, event_id)) AS owner,
    max(event_time) AS changed_at,
    min(event_time) FILTER (WHERE step = 'created') AS created_at,
    min_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'created') AS created_by,
    max(event_time) FILTER (WHERE step = 'activated') AS activated_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'activated') AS activated_by,
    max(event_time) FILTER (WHERE step = 'deactivated') AS deactivated_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'deactivated') AS deactivated_by,
    max(event_time) FILTER (WHERE step = 'deleted') AS deleted_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'deleted') AS deleted_by
  FROM steps
  WHERE access_key IS NOT NULL
  GROUP BY access_key
)
SELECT
  coalesce(changes.access_key, usage.access_key) AS access_key_id,
  coalesce(changes.owner, usage.owner) AS owner,
  CASE
    WHEN deleted_at IS NOT NULL THEN 'deleted'
    WHEN deactivated_at > coalesce(activated_at, created_at, TIMESTAMP '1970-01-01 00:00:00') THEN 'inactive'
    ELSE 'active'
  END AS status,
  created_at,
  created_by,
  activated_at,
  deactivated_at,
  deleted_at,
  last_used_at,
  date_diff('day', CAST(created_at AS date), coalesce(CAST(deleted_at AS date), CAST(current_timestamp AS date))) AS age_days,
  CAST(date_add('day', -400, current_timestamp) AS date) AS history_from,
  (
    SELECT min(event_date)
    FROM iam_activity_tracker_database.iam_events
    WHERE event_date BETWEEN CAST(date_add('day', -400, current_timestamp) AS date) AND CAST(current_timestamp AS date)
  ) AS lake_from,
  activated_by,
  deactivated_by,
  deleted_by,
  first_used_at,
  last_used_from,
  last_used_for,
  coalesce(uses, 0) AS uses
FROM changes
FULL JOIN usage ON usage.access_key = changes.access_key
WHERE changed_at >= date_add('day', -90, current_timestamp) OR last_used_at >= date_add('day', -90, current_timestamp)
ORDER BY created_at DESC, access_key_id
LIMIT 100;

-- sso_permission_sets: Permission set changes
-- Permission sets of Identity Center that were created, updated, deleted or provisioned.
WITH changes AS (
  SELECT *
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND event_type = 'sso'
    AND event_name IN ('CreatePermissionSet', 'UpdatePermissionSet', 'DeletePermissionSet', 'ProvisionPermissionSet')
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  coalesce(permission_set_name, permission_set_arn) AS permission_set,
  json_extract_scalar(request_parameters, '$.sessionDuration') AS session_duration,
  json_extract_scalar(request_parameters, '$.description') AS description,
  outcome,
  error_code,
  error_message,
  permission_set_arn,
  target_account_id,
  json_extract_scalar(request_parameters, '$.relayState') AS relay_state,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  matched_rules,
  request_parameters,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
LIMIT 100;

-- sso_account_assignments: Account assignments
-- Access to accounts that was given or taken away in Identity Center.
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  target_principal_type,
  target_principal_id,
  target_account_id,
  permission_set_arn,
  outcome,
  error_code,
  error_message,
  permission_set_name,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  matched_rules,
  request_parameters,
  request_id,
  event_id
FROM iam_activity_tracker_database.iam_events
WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
  AND event_time >= date_add('day', -30, current_timestamp)
  AND event_time < current_timestamp
  AND event_type = 'sso'
  AND event_name IN ('CreateAccountAssignment', 'DeleteAccountAssignment', 'AssociateProfile', 'DisassociateProfile')
ORDER BY event_time DESC, event_id
LIMIT 100;

-- sso_admin_policies: Policies put on permission sets
-- Managed, customer-managed and inline policies put on permission sets, with a risk level; unknown means: read the policy.
WITH changes AS (
  SELECT
    *,
    CASE WHEN policy_arn LIKE 'arn:aws%:iam::aws:policy/%' THEN regexp_extract(policy_arn, '[^/]+$') END AS aws_policy
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
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
LIMIT 100;

-- sso_applications: Identity Center applications
-- Applications that were added, changed or removed, by the calls of the old console and by today's.
WITH changes AS (
  SELECT *
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
    AND event_type = 'sso'
    AND (
      event_name LIKE 'Create%Application%'
      OR event_name LIKE 'Update%Application%'
      OR event_name LIKE 'Put%Application%'
      OR event_name LIKE 'Import%Application%'
      OR event_name LIKE 'Delete%Application%'
    )
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.displayName'),
    application_id,
    json_extract_scalar(response_elements, '$.applicationArn')
  ) AS application,
  json_extract_scalar(request_parameters, '$.status') AS status,
  outcome,
  error_code,
  error_message,
  application_id,
  target_principal_type,
  target_principal_id,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  matched_rules,
  request_parameters,
  response_elements,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
LIMIT 100;

-- sso_admin_users: Administrators of Identity Center
-- Who changes Identity Center: one row for each identity, one column for each kind of change, failed tries included.
WITH changes AS (
  SELECT
    concat_ws('/', user_name, session_name) AS identity,
    event_name,
    event_time,
    is_error,
    source_ip,
    account_id
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
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
LIMIT 50;

-- sso_activity_summary: Identity Center summary
-- How Identity Center is used: events, users and error rate, administrative or operational; its sign-ins included.
WITH activity AS (
  SELECT
    event_name,
    CASE
      WHEN event_type = 'sso'
        AND event_name NOT LIKE 'CreateToken%'
        AND regexp_like(event_name, '^(Add|Associate|Attach|Create|Delete|Detach|Disable|Disassociate|Enable|Import|Provision|Put|Remove|Reset|Tag|Untag|Update)')
        THEN 'administrative'
      ELSE 'operational'
    END AS activity_category,
    event_source,
    event_time,
    user_name,
    is_error
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND (
      event_type = 'sso'
      OR (event_type = 'signin' AND event_name IN ('CredentialChallenge', 'CredentialVerification', 'UserAuthentication'))
    )
)
SELECT
  event_name,
  activity_category,
  count(*) AS event_count,
  count(DISTINCT user_name) AS unique_users,
  count(*) FILTER (WHERE is_error) AS error_count,
  round(100e0 * count(*) FILTER (WHERE is_error) / nullif(count(*), 0), 2) AS error_rate_pct,
  min(event_time) AS first_event,
  max(event_time) AS last_event,
  array_join(array_agg(DISTINCT event_source ORDER BY event_source) FILTER (WHERE event_source IS NOT NULL), ', ') AS event_sources
FROM activity
GROUP BY event_name, activity_category
ORDER BY event_count DESC, event_name, activity_category;

-- user_lookup: Activity per identity
-- Who did how much, when, and from which addresses; narrow it to one identity with user.
WITH all_rows AS (
  SELECT user_name, session_name, count(*) AS total_events
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND (
      '' = ''
      OR strpos(lower(user_name), lower('')) > 0
      OR strpos(lower(session_name), lower('')) > 0
      OR (strpos('', '/') > 0 AND strpos(lower(concat_ws('/', user_name, session_name)), lower('')) > 0)
    )
  GROUP BY user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_events DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    total_events
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, total_events
    FROM all_rows
    ORDER BY total_events DESC, identity, session_name
    LIMIT 26
  )
),
activity AS (
  SELECT place, event_date, event_time, event_name, source_ip, is_error, events.identity_type, account_id, aws_region, access_key_id
  FROM iam_activity_tracker_database.iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
),
details AS (
  SELECT
    place,
    min(event_time) AS first_activity,
    max(event_time) AS last_activity,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT event_date) AS days_active,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
    array_join(array_agg(DISTINCT event_name ORDER BY event_name) FILTER (WHERE event_name IS NOT NULL), ', ') AS actions,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
    array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
    count(DISTINCT access_key_id) AS access_key_count
  FROM activity
  GROUP BY place
)
SELECT
  identity,
  first_activity,
  last_activity,
  total_events,
  unique_actions,
  days_active,
  source_ips,
  error_count,
  identity_types,
  actions,
  account_ids,
  aws_regions,
  access_key_count
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 25;

-- timeline: Timeline
-- Everything of one identity, access key, role or address, in the order it happened.
WITH activity AS (
  SELECT
    *,
    concat_ws('/', user_name, session_name) AS identity
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -7, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -7, current_timestamp)
    AND event_time < current_timestamp
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
    '' = ''
    OR strpos(lower(user_name), lower('')) > 0
    OR strpos(lower(session_name), lower('')) > 0
    OR (strpos('', '/') > 0 AND strpos(lower(identity), lower('')) > 0)
  )
  AND ('' = '' OR access_key_id = '' OR issued_access_key_id = '' OR target_access_key_id = '')
  AND (
    '' = ''
    OR strpos(lower(session_issuer_arn), lower('')) > 0
    OR strpos(lower(role_arn), lower('')) > 0
    OR strpos(lower(role_name), lower('')) > 0
  )
  AND ('' = '' OR source_ip = '')
ORDER BY event_time, event_id
LIMIT 100;

-- source_ips: Source addresses
-- Which identities came from which addresses: identities_of_ip and ips_of_identity say how many each shares; services are left out.
WITH all_rows AS (
  SELECT source_ip, user_name, session_name, count(*) AS event_count
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
    AND source_ip NOT LIKE '%.amazonaws.com'
    AND source_ip <> 'AWS Internal'
  GROUP BY source_ip, user_name, session_name
),
addresses AS (
  SELECT source_ip, count(*) AS identities_of_ip
  FROM all_rows
  GROUP BY source_ip
  ORDER BY identities_of_ip DESC, source_ip
  LIMIT 101
),
picked AS (
  SELECT
    all_rows.source_ip,
    all_rows.user_name,
    all_rows.session_name,
    concat_ws('/', all_rows.user_name, all_rows.session_name) AS identity,
    identities_of_ip,
    event_count
  FROM all_rows
  JOIN addresses ON addresses.source_ip = all_rows.source_ip
  ORDER BY identities_of_ip DESC, source_ip, event_count DESC, identity, session_name
  LIMIT 101
),
top AS (
  SELECT
    row_number() OVER (ORDER BY identities_of_ip DESC, source_ip, event_count DESC, identity, session_name) AS place,
    source_ip,
    user_name,
    session_name,
    identity,
    identities_of_ip,
    event_count
  FROM picked
),
shared AS (
  SELECT place, count(*) AS ips_of_identity
  FROM all_rows
  JOIN top ON all_rows.user_name = top.user_name AND all_rows.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
),
activity AS (
  SELECT place, event_time, event_date, event_name, is_error, account_id, user_agent
  FROM iam_activity_tracker_database.iam_events AS events
  JOIN top ON events.source_ip = top.source_ip
    AND events.user_name = top.user_name
    AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
),
details AS (
  SELECT
    place,
    count(*) FILTER (WHERE is_error) AS failure_count,
    min(event_time) AS first_seen,
    max(event_time) AS last_seen,
    count(DISTINCT event_date) AS days,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT user_agent) AS user_agents,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY place
)
SELECT
  source_ip,
  identity,
  identities_of_ip,
  ips_of_identity,
  event_count,
  failure_count,
  first_seen,
  last_seen,
  days,
  unique_actions,
  user_agents,
  account_ids
FROM top
LEFT JOIN shared ON shared.place = top.place
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 100;

-- off_hours: Activity outside working hours
-- What identities did from off_hours_start o'clock until off_hours_end o'clock in the zone tz; services are left out.
WITH activity AS (
  SELECT
    user_name,
    session_name,
    hour(at_timezone(with_timezone(event_time, 'UTC'), 'UTC')) AS local_hour,
    event_time,
    event_name,
    event_date,
    is_error,
    source_ip,
    account_id
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -90, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -90, current_timestamp)
    AND event_time < current_timestamp
    AND identity_type IS DISTINCT FROM 'AWSService'
    AND (invoked_by IS NULL OR invoked_by = 'signin.amazonaws.com')
    AND (session_issuer_arn IS NULL OR session_issuer_arn NOT LIKE '%:role/aws-service-role/%')
),
off AS (
  SELECT *
  FROM activity
  WHERE CASE
      WHEN 22 > 6
        THEN local_hour >= 22 OR local_hour < 6
      ELSE local_hour >= 22 AND local_hour < 6
    END
),
all_rows AS (
  SELECT user_name, session_name, event_name, count(*) AS event_count
  FROM off
  GROUP BY user_name, session_name, event_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY event_count DESC, identity, event_name, session_name) AS place,
    identity,
    user_name,
    session_name,
    event_name,
    event_count
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, event_name, event_count
    FROM all_rows
    ORDER BY event_count DESC, identity, event_name, session_name
    LIMIT 101
  )
),
details AS (
  SELECT
    place,
    min(event_time) AS first_occurrence,
    max(event_time) AS last_occurrence,
    count(DISTINCT event_date) AS days,
    array_join(array_agg(DISTINCT local_hour ORDER BY local_hour), ', ') AS local_hours,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM off
  JOIN top ON off.user_name = top.user_name
    AND off.event_name = top.event_name
    AND off.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
)
SELECT
  identity,
  event_name,
  event_count,
  first_occurrence,
  last_occurrence,
  days,
  local_hours,
  error_count,
  source_ips,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 100;

-- errors: Errors
-- AccessDenied and other errors by identity and action, the most frequent first.
WITH failures AS (
  SELECT
    user_name,
    session_name,
    coalesce(error_code, error_message) AS error,
    event_source,
    event_name,
    event_time,
    error_message,
    source_ip,
    account_id,
    aws_region,
    user_agent
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -7, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -7, current_timestamp)
    AND event_time < current_timestamp
    AND outcome = 'failure'
),
all_rows AS (
  SELECT user_name, session_name, event_source, event_name, error, count(*) AS error_count
  FROM failures
  GROUP BY user_name, session_name, event_source, event_name, error
),
top AS (
  SELECT
    row_number() OVER (ORDER BY error_count DESC, identity, event_source, event_name, error, session_name) AS place,
    identity,
    user_name,
    session_name,
    event_source,
    event_name,
    error,
    error_count
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, event_source, event_name, error, error_count
    FROM all_rows
    ORDER BY error_count DESC, identity, event_source, event_name, error, session_name
    LIMIT 101
  )
),
picked AS (
  SELECT place, event_time, error_message, source_ip, account_id, aws_region, user_agent
  FROM failures
  JOIN top ON failures.user_name = top.user_name
    AND failures.event_name = top.event_name
    AND failures.session_name IS NOT DISTINCT FROM top.session_name
    AND failures.event_source IS NOT DISTINCT FROM top.event_source
    AND failures.error IS NOT DISTINCT FROM top.error
),
details AS (
  SELECT
    place,
    min(event_time) AS first_error,
    max(event_time) AS last_error,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    max_by(error_message, row(event_time, error_message)) FILTER (WHERE error_message IS NOT NULL) AS last_message,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
    array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
    array_join(array_agg(DISTINCT user_agent ORDER BY user_agent) FILTER (WHERE user_agent IS NOT NULL), '; ') AS user_agents
  FROM picked
  GROUP BY place
)
SELECT
  identity,
  event_source,
  event_name,
  error,
  error_count,
  first_error,
  last_error,
  source_ips,
  last_message,
  account_ids,
  aws_regions,
  user_agents
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 100;

-- new_identities: New identities
-- Identities whose first event lies in the window; looked for lookback days back (history_from), the lake itself begins on lake_from.
WITH all_rows AS (
  SELECT user_name, session_name, min(event_time) AS first_seen
  FROM iam_activity_tracker_database.iam_events
  WHERE event_date BETWEEN CAST(date_add('day', -400, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -400, current_timestamp)
    AND event_time < current_timestamp
  GROUP BY user_name, session_name
  HAVING min(event_time) >= date_add('day', -30, current_timestamp)
),
top AS (
  SELECT
    row_number() OVER (ORDER BY first_seen DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    first_seen
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, first_seen
    FROM all_rows
    ORDER BY first_seen DESC, identity, session_name
    LIMIT 101
  )
),
activity AS (
  SELECT place, event_time, event_id, event_name, source_ip, is_error, identity_type, account_id
  FROM iam_activity_tracker_database.iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
    AND events.event_time >= top.first_seen
  WHERE event_date BETWEEN CAST(date_add('day', -30, current_timestamp) AS date) AND CAST(current_timestamp AS date)
    AND event_time >= date_add('day', -30, current_timestamp)
    AND event_time < current_timestamp
),
details AS (
  SELECT
    place,
    min_by(identity_type, row(event_time, event_id)) FILTER (WHERE identity_type IS NOT NULL) AS identity_type,
    min_by(event_name, row(event_time, event_id)) FILTER (WHERE event_name IS NOT NULL) AS first_event,
    min_by(source_ip, row(event_time, event_id)) FILTER (WHERE source_ip IS NOT NULL) AS first_source_ip,
    count(*) AS event_count,
    max(event_time) AS last_seen,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY place
)
SELECT
  identity,
  identity_type,
  first_seen,
  first_event,
  first_source_ip,
  event_count,
  last_seen,
  CAST(date_add('day', -400, current_timestamp) AS date) AS history_from,
  (
    SELECT min(event_date)
    FROM iam_activity_tracker_database.iam_events
    WHERE event_date BETWEEN CAST(date_add('day', -400, current_timestamp) AS date) AND CAST(current_timestamp AS date)
  ) AS lake_from,
  error_count,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
LIMIT 100;
