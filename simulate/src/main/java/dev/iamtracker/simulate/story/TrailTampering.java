package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Json;

final class TrailTampering implements Story {
  @Override
  public String name() {
    return "trail-tampering";
  }

  @Override
  public String description() {
    return "An assumed admin role switches off the trail, then works unseen and switches it on again.";
  }

  @Override
  public void play(Stage stage) {
    String region = stage.company.regions().getFirst();
    RoleSession session =
        RoleSession.of(
            stage.account.workforce().getLast(), "j.doe", stage.accessKey(), stage.now() - 60);
    Caller caller = session.caller(stage.ip, Stage.TERMINAL);
    String trail =
        "arn:aws:cloudtrail:" + region + ":" + stage.account.id() + ":trail/organization-trail";
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(5, 20);
    stage.act("discovery", caller, Call.reads("cloudtrail", "DescribeTrails", region));
    stage.after(5, 20);
    stage.act(
        "discovery",
        caller,
        Call.reads("cloudtrail", "GetTrailStatus", region).request(Json.of("name", trail)));
    stage.after(5, 20);
    stage.act(
        "attempt",
        caller,
        Call.writes("cloudtrail", "DeleteTrail", region)
            .request(Json.of("name", trail))
            .denied(caller, trail));
    stage.after(20, 60);
    stage.act(
        "tampering",
        caller,
        Call.writes("cloudtrail", "PutEventSelectors", region)
            .request(
                "{\"trailName\":\"organization-trail\",\"eventSelectors\":[{\"readWriteType\":"
                    + "\"WriteOnly\",\"includeManagementEvents\":false}]}"));
    stage.after(20, 60);
    stage.act(
        "tampering",
        caller,
        Call.writes("cloudtrail", "StopLogging", region).request(Json.of("name", trail)));
    stage.after(1800, 3600);
    stage.act(
        "cover-up",
        caller,
        Call.writes("cloudtrail", "StartLogging", region).request(Json.of("name", trail)));
  }
}
