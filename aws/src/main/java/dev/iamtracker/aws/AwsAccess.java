package dev.iamtracker.aws;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// How AWS is reached: with which credentials, and where.
///
/// Credentials and region come from where the AWS CLI looks for them: variables, `AWS_PROFILE` with
/// single sign-on and roles, containers, instances. `AWS_ENDPOINT_URL` replaces every endpoint, and
/// `AWS_ENDPOINT_URL_CLOUDTRAIL` that of one service.
public final class AwsAccess implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /// With all of its bytes, which may come slowly.
  private static final Duration WHOLE_ANSWER = Duration.ofMinutes(2);

  private static final String ENDPOINT = "AWS_ENDPOINT_URL";
  private static final String EVERY = "";
  private static final String SUFFIX = "iam-activity-tracker";

  private final AwsCredentialsProvider credentials;
  private final Map<String, URI> endpoints;
  private final Optional<String> region;
  private final SdkHttpClient http;

  /// What is closed with this, in that order.
  private final Deque<SdkAutoCloseable> opened = new ConcurrentLinkedDeque<>();

  private AwsAccess(
      AwsCredentialsProvider credentials,
      Map<String, URI> endpoints,
      Optional<String> region,
      SdkHttpClient http) {
    this.credentials = credentials;
    this.endpoints = Map.copyOf(endpoints);
    this.region = region;
    this.http = http;
    if (credentials instanceof SdkAutoCloseable closeable) {
      opened.push(closeable);
    }
  }

  /// What an environment says.
  ///
  /// @throws AwsUnavailable when `AWS_ENDPOINT_URL` is no address, or a key is damaged
  public static AwsAccess of(Map<String, String> environment) {
    // Else the JDK sends a question twice when a connection breaks, and both count.
    System.setProperty("sun.net.http.retryPost", "false");
    return of(
        environment,
        new CheckedHttp(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .build()));
  }

  /// The same over an HTTP client, which is closed with it.
  static AwsAccess of(Map<String, String> environment, SdkHttpClient http) {
    var access =
        new AwsAccess(credentials(environment), endpoints(environment), region(environment), http);
    access.opened.addLast(http);
    return access;
  }

  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    String key = unbroken(environment, "AWS_ACCESS_KEY_ID");
    String secret = unbroken(environment, "AWS_SECRET_ACCESS_KEY");
    String token = unbroken(environment, "AWS_SESSION_TOKEN");
    if (key == null || secret == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        token == null
            ? AwsBasicCredentials.create(key, secret)
            : AwsSessionCredentials.create(key, secret, token));
  }

  private static Map<String, URI> endpoints(Map<String, String> environment) {
    var endpoints = new HashMap<String, URI>();
    for (String name : environment.keySet()) {
      String address = value(environment, name);
      if (address != null && (name.equals(ENDPOINT) || name.startsWith(ENDPOINT + "_"))) {
        String service = name.equals(ENDPOINT) ? EVERY : name.substring(ENDPOINT.length() + 1);
        endpoints.put(service, endpoint(name, address));
      }
    }
    return endpoints;
  }

  private static URI endpoint(String name, String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new AwsUnavailable(name + " is no address such as https://host: " + address, e);
    }
    throw new AwsUnavailable(name + " is no address such as https://host: " + address, null);
  }

  private static Optional<String> region(Map<String, String> environment) {
    String region = value(environment, "AWS_REGION");
    return Optional.ofNullable(region == null ? value(environment, "AWS_DEFAULT_REGION") : region)
        .or(AwsAccess::configuredRegion);
  }

  private static Optional<String> configuredRegion() {
    try {
      return Optional.of(DefaultAwsRegionProviderChain.builder().build().getRegion().id());
    } catch (SdkClientException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  /// A part of a key; one that was broken when it was copied would show in errors of HTTP.
  private static @Nullable String unbroken(Map<String, String> environment, String name) {
    String value = value(environment, name);
    if (value != null && value.chars().anyMatch(one -> one <= ' ' || one > '~')) {
      throw new AwsUnavailable(
          name + " has a line break or another character that keys do not have; copy it again",
          null);
    }
    return value;
  }

  /// The same with other credentials, which are closed with it, and it with this.
  AwsAccess with(AwsCredentialsProvider others) {
    var access = new AwsAccess(others, endpoints, region, http);
    opened.push(access::close);
    return access;
  }

  /// The region that was set, if any.
  public Optional<String> region() {
    return region;
  }

  AwsCredentialsProvider credentials() {
    return credentials;
  }

  SdkHttpClient http() {
    return http;
  }

  /// What takes the place of the endpoint of a service, such as `CLOUDTRAIL`.
  Optional<URI> endpoint(String service) {
    return Optional.ofNullable(endpoints.getOrDefault(service, endpoints.get(EVERY)));
  }

  /// A client for a region, which asks again when an answer fails; for the packages of this module.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Supplier<B> builder, String service, String inRegion) {
    return client(builder, service, inRegion, AwsRetryStrategy.standardRetryStrategy());
  }

  /// A client for a region, which asks so many times when answers fail or break off; for the
  /// packages of this module.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Supplier<B> builder, String service, String inRegion, int attempts) {
    return client(
        builder,
        service,
        inRegion,
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(attempts)
            .retryOnRootCauseInstanceOf(IOException.class)
            .build());
  }

  /// Whether an address was set that takes the place of the endpoint of a service, such as `S3`.
  public boolean replaces(String service) {
    return endpoint(service).isPresent();
  }

  /// A client for a region of which every question is one request; for the packages of this module.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C askingOnce(
      Supplier<B> builder, String service, String inRegion) {
    return client(builder, service, inRegion, AwsRetryStrategy.doNotRetry());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Supplier<B> builder, String service, String inRegion, RetryStrategy retries) {
    B client =
        builder
            .get()
            .region(Region.of(inRegion))
            .credentialsProvider(new Lent(credentials))
            .httpClient(http)
            .overrideConfiguration(
                config ->
                    config
                        .retryStrategy(retries)
                        .apiCallAttemptTimeout(WHOLE_ANSWER)
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, SUFFIX));
    endpoint(service).ifPresent(client::endpointOverride);
    return client.build();
  }

  /// Credentials that stay open: a client that is closed closes a provider that can be closed.
  private record Lent(AwsCredentialsProvider owned) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
      return owned.resolveCredentials();
    }
  }

  @Override
  public void close() {
    for (var one = opened.poll(); one != null; one = opened.poll()) {
      one.close();
    }
  }
}
