package dev.iamtracker.derived;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.filter.EventSources;
import java.time.Instant;

/// Short ways to look at records.
final class Shown {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  static final String ALICE = "{'type':'IAMUser','userName':'alice','accountId':'111122223333'}";
  static final String ROOT = "{'type':'Root','accountId':'111122223333'}";
  static final String DEPLOY =
      "{'type':'AssumedRole','principalId':'AROAEXAMPLE:s','accountId':'111122223333',"
          + "'arn':'arn:aws:sts::111122223333:assumed-role/deploy/s','sessionContext':{'sessionIssuer':"
          + "{'userName':'deploy','arn':'arn:aws:iam::111122223333:role/deploy'}}}";

  private Shown() {}

  /// A record of an IAM call; single quotes stand for double ones.
  static RecordView iam(String identity, String action, String more) {
    return record(identity, "iam.amazonaws.com", action, more);
  }

  static RecordView record(String identity, String source, String action, String more) {
    String json =
        ("{'eventID':'1','eventTime':'2026-07-01T23:08:19Z','recipientAccountId':'111122223333',"
                + "'eventSource':'"
                + source
                + "','eventName':'"
                + action
                + "','userIdentity':"
                + identity
                + (more.isEmpty() ? "" : ",")
                + more
                + "}")
            .replace('\'', '"');
    byte[] bytes = json.getBytes(UTF_8);
    var parser = new RecordParser(_ -> true, EventSources::typeOf, NOW);
    if (parser.parse(bytes, 0, bytes.length) instanceof ParsedRecord.Event(var event, _)) {
      var view = new RecordView();
      view.show(event);
      return view;
    }
    throw new AssertionError("no event: " + json);
  }

  /// A field with a document that allows actions on everything, as text in JSON.
  static String allowing(String field, String action) {
    return text(field, "{'Statement':{'Effect':'Allow','Action':'" + action + "','Resource':'*'}}");
  }

  static String text(String field, String document) {
    return "'requestParameters':{'" + field + "':'" + document.replace("'", "\\'") + "'}";
  }
}
