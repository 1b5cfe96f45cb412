package dev.iamtracker.standin;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The real clients of AWS, talking to the stand-in without trying again.
record Clients(URI endpoint, AwsCredentials credentials, Region region) {
  static final String KEY = "AKIAEXAMPLECOLLECT00";
  static final String ACCOUNT = "111122223333";

  static Clients of(StandIn standIn) {
    return new Clients(
        standIn.endpoint(), AwsBasicCredentials.create(KEY, "secret"), Region.US_EAST_1);
  }

  Clients in(String name) {
    return new Clients(endpoint, credentials, Region.of(name));
  }

  Clients as(AwsCredentials other) {
    return new Clients(endpoint, other, region);
  }

  CloudTrailClient cloudTrail() {
    return cloudTrail(DefaultRetryStrategy.doNotRetry());
  }

  CloudTrailClient cloudTrail(RetryStrategy retries) {
    return built(CloudTrailClient.builder(), retries);
  }

  StsClient sts() {
    return built(StsClient.builder(), DefaultRetryStrategy.doNotRetry());
  }

  AccountClient account() {
    return built(AccountClient.builder(), DefaultRetryStrategy.doNotRetry());
  }

  OrganizationsClient organizations() {
    return built(OrganizationsClient.builder(), DefaultRetryStrategy.doNotRetry());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
      B builder, RetryStrategy retries) {
    return builder
        .endpointOverride(endpoint)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .region(region)
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
        .overrideConfiguration(all -> all.retryStrategy(retries))
        .build();
  }
}
