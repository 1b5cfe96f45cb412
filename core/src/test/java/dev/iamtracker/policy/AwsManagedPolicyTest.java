package dev.iamtracker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AwsManagedPolicyTest {
  private static Grants grants(String name) {
    return AwsManagedPolicy.grants("arn:aws:iam::aws:policy/" + name);
  }

  @Test
  void sixPoliciesMakeAnAdministratorInAnyPartition() {
    for (String name :
        List.of(
            "AdministratorAccess",
            "IAMFullAccess",
            "PowerUserAccess",
            "AWSSSOMasterAccountAdministrator",
            "AWSIdentityCenterFullAccess",
            "AWSSSOMemberAccountAdministrator")) {
      for (String partition : List.of("aws", "aws-cn", "aws-us-gov", "aws-iso-b")) {
        assertThat(AwsManagedPolicy.grants("arn:" + partition + ":iam::aws:policy/" + name))
            .as(name)
            .isEqualTo(Grants.ADMIN);
      }
    }
  }

  @Test
  void otherFullAccessIsServiceWide() {
    for (String name :
        List.of(
            "AmazonS3FullAccess",
            "AWSLambda_FullAccess",
            "AmazonSageMakerFullAccessV2",
            "job-function/SystemAdministrator",
            "AdministratorAccess-Amplify")) {
      assertThat(grants(name)).as(name).isEqualTo(Grants.SERVICE_WIDE);
    }
  }

  @Test
  void readingGrantsNothing() {
    for (String name :
        List.of(
            "ReadOnlyAccess",
            "AmazonS3ReadOnlyAccess",
            "AWSSSOReadOnly",
            "AmazonEC2ContainerRegistryReadOnly",
            "job-function/ViewOnlyAccess",
            "SecurityAudit",
            "AWSCompromisedKeyQuarantineV3")) {
      assertThat(grants(name)).as(name).isEqualTo(Grants.NONE);
    }
  }

  @Test
  void otherNamesAreUnknown() {
    for (String arn :
        List.of(
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            "arn:aws:iam::111122223333:policy/AdministratorAccess",
            "arn:aws:iam::aws:policy/administratoraccess",
            "arn:aws:iam::aws:policy/",
            "arn:aws:iam::aws:role/AdministratorAccess",
            "AdministratorAccess",
            "")) {
      assertThat(AwsManagedPolicy.grants(arn)).as(arn).isEqualTo(Grants.UNKNOWN);
    }
  }

  @Test
  void namesTellTheServicesOfAdministrators() {
    assertThat(AwsManagedPolicy.grantsFully("arn:aws:iam::aws:policy/AdministratorAccess"))
        .containsExactly("*");
    assertThat(AwsManagedPolicy.grantsFully("arn:aws-cn:iam::aws:policy/IAMFullAccess"))
        .containsExactly("iam");
    assertThat(AwsManagedPolicy.grantsFully("arn:aws:iam::aws:policy/AmazonS3FullAccess"))
        .isEmpty();
    assertThat(AwsManagedPolicy.grantsFully("arn:aws:iam::111122223333:policy/IAMFullAccess"))
        .isEmpty();
  }
}
