package dev.iamtracker.simulate.company;

/// An IAM role.
///
/// @param path with slashes at both ends, `/` if none
/// @param id `AROA` and 16 characters
public record Role(String accountId, String path, String name, String id) {
  public String arn() {
    return "arn:aws:iam::" + accountId + ":role" + path + name;
  }

  public String sessionArn(String sessionName) {
    return "arn:aws:sts::" + accountId + ":assumed-role/" + name + "/" + sessionName;
  }
}
