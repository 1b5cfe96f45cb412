package dev.iamtracker.simulate.record;

/// Who makes a call, from where and with what.
///
/// @param identity the `userIdentity` as JSON
/// @param arn the caller as error messages name it; empty for services
/// @param accountId 12 digits, the account the caller belongs to; empty for services
/// @param sourceIp an address or the name of a service
/// @param userAgent as sent by the program
/// @param console whether the call was made in the AWS console
public record Caller(
    String identity,
    String arn,
    String accountId,
    String sourceIp,
    String userAgent,
    boolean console) {
  public Caller from(String newSourceIp, String newUserAgent) {
    return new Caller(identity, arn, accountId, newSourceIp, newUserAgent, console);
  }

  public Caller inConsole() {
    return new Caller(identity, arn, accountId, sourceIp, userAgent, true);
  }

  /// Services call without TLS details and under their own name.
  boolean isService() {
    char last = sourceIp.charAt(sourceIp.length() - 1);
    return last == 'm' || last == 'l';
  }
}
