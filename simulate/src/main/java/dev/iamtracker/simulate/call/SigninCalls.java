package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;

/// Sign-ins to the AWS console.
public final class SigninCalls {
  private final Dice dice;

  public SigninCalls(Dice dice) {
    this.dice = dice;
  }

  /// @param mfa the device, `""` when none was used
  public Call success(String region, String mfa) {
    return login(region, mfa, "Success");
  }

  /// A wrong password; such records have no error code.
  public Call failure(String region) {
    return login(region, "", "Failure").message("Failed authentication");
  }

  /// A user name that does not exist.
  public Call noSuchUser(String region) {
    return login(region, "", "Failure").message("No username found in supplied account");
  }

  /// The question for the second factor, asked before the sign-in is recorded.
  public Call checkMfa(String region) {
    return Call.writes("signin", "CheckMfa", region)
        .type("AwsConsoleSignIn")
        .response(Json.of("CheckMfa", "Success"))
        .additional(Json.of("MfaType", "Virtual MFA"));
  }

  /// The sign-in of a role session that came from an identity provider.
  public Call federated(String region, String samlProviderArn) {
    return Call.writes("signin", "ConsoleLogin", region)
        .type("AwsConsoleSignIn")
        .response(Json.of("ConsoleLogin", "Success"))
        .additional(
            Json.of("MobileVersion", "No", "MFAUsed", "No", "SamlProviderArn", samlProviderArn));
  }

  public Call signinToken(String region) {
    return Call.reads("signin", "GetSigninToken", region)
        .type("AwsConsoleSignIn")
        .response(Json.of("GetSigninToken", "Success"))
        .additional(Json.of("MobileVersion", "No", "MFAUsed", "No"));
  }

  /// A change of root's password or e-mail address.
  public Call root(String name) {
    return Call.writes("signin", name, Company.GLOBAL_REGION)
        .type("AwsConsoleSignIn")
        .response(Json.of(name, "Success"));
  }

  private Call login(String region, String mfa, String result) {
    String page =
        "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&nc2=h_si&state="
            + "hashArgsFromTB_"
            + region
            + "_"
            + dice.hex(16);
    Json additional =
        new Json(320)
            .open()
            .field("LoginTo", page)
            .plain("MobileVersion", "No")
            .plain("MFAUsed", mfa.isEmpty() ? "No" : "Yes");
    if (!mfa.isEmpty()) {
      additional.field("MFAIdentifier", mfa);
    }
    return Call.writes("signin", "ConsoleLogin", region)
        .type("AwsConsoleSignIn")
        .response(Json.of("ConsoleLogin", result))
        .additional(additional.close().text());
  }
}
