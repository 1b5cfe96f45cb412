package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// `ec2:DescribeRegions`, asked without EC2's client: that one weighs more than all the others.
final class Ec2Regions {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
  private static final String QUESTION = "Action=DescribeRegions&Version=2016-11-15";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final AwsAccess access;
  private final Partition partition;

  Ec2Regions(AwsAccess access, Partition partition) {
    this.access = access;
    this.partition = partition;
  }

  /// The regions that are enabled for the account.
  ///
  /// @throws AwsUnavailable when that is not answered
  List<String> enabled() {
    byte[] question = QUESTION.getBytes(StandardCharsets.UTF_8);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(access.credentials().resolveCredentials())
                        .request(request(question.length))
                        .payload(ContentStreamProvider.fromByteArray(question))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, partition.home())
                        .putProperty(HttpSigner.SIGNING_CLOCK, clockOfAws()));
    try {
      HttpExecuteResponse response =
          access
              .http()
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElseThrow())
                      .build())
              .call();
      try (InputStream body =
          response
              .responseBody()
              .map(InputStream.class::cast)
              .orElse(new ByteArrayInputStream(new byte[0]))) {
        int status = response.httpResponse().statusCode();
        if (status == UNAUTHORIZED) {
          // The JDK's client keeps the body of these to itself.
          throw new AwsUnavailable("HTTP 401: the credentials are not accepted", null);
        }
        List<String> names = texts(body, status == OK ? "regionName" : "Code");
        if (status != OK || names.isEmpty()) {
          throw new AwsUnavailable(
              "HTTP " + status + " " + (names.isEmpty() ? "without regions" : names.getFirst()),
              null);
        }
        return names.stream().sorted().toList();
      }
    } catch (IOException | XMLStreamException e) {
      throw new AwsUnavailable(AwsErrors.reason(e, partition.home()), e);
    }
  }

  /// The time of AWS, as far as the clients have learnt it.
  private static Clock clockOfAws() {
    return Clock.offset(
        Clock.systemUTC(), Duration.ofSeconds(-SdkGlobalTime.getGlobalTimeOffset()));
  }

  private SdkHttpRequest request(int length) {
    URI target =
        access
            .endpoint("EC2")
            .orElse(
                URI.create(
                    "https://ec2."
                        + partition.home()
                        + (partition.equals(Partition.CHINA)
                            ? ".amazonaws.com.cn"
                            : ".amazonaws.com")));
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(target)
        .encodedPath("/")
        .putHeader("Content-Type", FORM)
        .putHeader("Content-Length", String.valueOf(length))
        .build();
  }

  /// The texts of all elements of a name.
  private static List<String> texts(InputStream xml, String name) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(xml);
    var texts = new ArrayList<String>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals(name)) {
        texts.add(reader.getElementText());
      }
    }
    return texts;
  }
}
