package dev.iamtracker.cli.alerts;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.home.AlertHome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Findings and alerts of a local home.
public record HomeAlertPlace(LocalAnswers answers, LocalAlerts alerts, AlertHome home)
    implements AlertPlace {
  public static HomeAlertPlace open(LocalAnswers answers, LocalAlerts alerts) {
    return new HomeAlertPlace(answers, alerts, answers.lake().alerts());
  }

  @Override
  public AlertStores stores() {
    return home.stores();
  }

  @Override
  public StoryEvents events() {
    return LakeStory.of(answers);
  }

  @Override
  public void change(Runnable work) {
    work.run();
  }

  @Override
  public void retryNow(Instant now, boolean again) {
    home.retryNow(now, again);
  }

  @Override
  public <T> Optional<T> sending(Instant now, Supplier<T> work) {
    return home.alone(now, work);
  }

  @Override
  public List<Channel> channels() {
    return List.of();
  }

  @Override
  public String noChannel() {
    return "No channel is set up; set ALERT_FILE, ALERT_CONSOLE=true, ALERT_SLACK_WEBHOOK or"
        + " ALERT_WEBHOOK (see docs/settings.md).";
  }

  @Override
  public List<String> idle(FindingStore findings) {
    return alerts.idle(alerts.suppressions(), findings);
  }

  @Override
  public void close() {
    home.close();
  }
}
