package dev.iamtracker.standin.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of event that everyday life has.
///
/// @param resource the type of what it is about, null where it is about nothing
record EventKind(String source, String name, boolean readOnly, @Nullable String resource) {
  /// Frequent ones first. Nobody who is after identities asks for EC2, S3, KMS and Lambda.
  static final List<EventKind> EVERYDAY =
      List.of(
          reads("sts", "AssumeRole", "AWS::IAM::Role"),
          reads("ec2", "DescribeInstances", null),
          reads("kms", "Decrypt", "AWS::KMS::Key"),
          reads("iam", "GetRole", "AWS::IAM::Role"),
          reads("s3", "ListBuckets", null),
          reads("sts", "GetCallerIdentity", null),
          reads("iam", "ListRoles", null),
          reads("sso", "ListAccounts", null),
          reads("lambda", "ListFunctions20150331", null),
          writes("signin", "ConsoleLogin", null),
          reads("sso", "GetRoleCredentials", null),
          reads("iam", "GetUser", "AWS::IAM::User"),
          writes("ec2", "RunInstances", "AWS::EC2::Instance"),
          writes("iam", "CreateRole", "AWS::IAM::Role"),
          writes("iam", "AttachRolePolicy", "AWS::IAM::Policy"),
          writes("identitystore", "CreateGroupMembership", null),
          writes("iam", "CreateAccessKey", "AWS::IAM::AccessKey"),
          writes("iam", "CreateUser", "AWS::IAM::User"),
          writes("sso", "CreateAccountAssignment", null),
          writes("sso-directory", "CreateUser", null));

  private static EventKind reads(String service, String name, @Nullable String resource) {
    return new EventKind(service + ".amazonaws.com", name, true, resource);
  }

  private static EventKind writes(String service, String name, @Nullable String resource) {
    return new EventKind(service + ".amazonaws.com", name, false, resource);
  }
}
