package dev.iamtracker.simulate;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import dev.iamtracker.simulate.story.Scene;
import dev.iamtracker.simulate.story.Stories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of all stories of a plan, and the labels that tell them from everyday events.
///
/// @param streams the records by stream
/// @param labels lines of JSON
/// @param events how many events each story has
record StoryTape(
    Map<Stream, List<Delivered>> streams, List<String> labels, Map<String, Integer> events) {
  private static final int LONGEST = 3 * 3600;

  static StoryTape play(SimulationPlan plan, Company company, Buckets buckets) {
    Tape tape = new Tape(buckets, Dice.of(plan.seed(), 0x7a), Long.MAX_VALUE, 1);
    List<String> labels = new ArrayList<>();
    Map<String, Integer> events = new LinkedHashMap<>();
    for (String story : plan.stories()) {
      Dice dice = Dice.of(plan.seed(), story.hashCode());
      long start = buckets.start() + dice.below((int) (buckets.end() - buckets.start() - LONGEST));
      List<Scene> scenes = Stories.play(story, company, dice, start);
      for (Scene scene : scenes) {
        String id = dice.uuid();
        tape.write(scene.second(), id, scene.recipient(), scene.caller(), scene.call());
        labels.add(label(story, id, scene));
      }
      events.put(story, scenes.size());
    }
    return new StoryTape(tape.streams(), labels, events);
  }

  int count() {
    return labels.size();
  }

  private static String label(String story, String eventId, Scene scene) {
    return Json.of(
        "story", story,
        "eventID", eventId,
        "eventTime", Clock.iso(scene.second()),
        "eventName", scene.call().name(),
        "step", scene.step());
  }
}
