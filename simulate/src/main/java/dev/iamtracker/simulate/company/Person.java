package dev.iamtracker.simulate.company;

/// Somebody who signs in, as an IAM user or through Identity Center.
///
/// @param id `AIDA…` of an IAM user, a UUID of an Identity Center user
/// @param accessKeyId the long-term key of an IAM user; unused in Identity Center
public record Person(
    String accountId,
    String name,
    String id,
    String accessKeyId,
    Office office,
    String ip,
    String browser,
    String terminal) {
  public String arn() {
    return "arn:aws:iam::" + accountId + ":user/" + name;
  }

  public String mfaArn() {
    return "arn:aws:iam::" + accountId + ":mfa/" + name;
  }
}
