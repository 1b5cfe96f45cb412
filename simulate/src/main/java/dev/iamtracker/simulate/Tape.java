package dev.iamtracker.simulate;

import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.RecordFormat;
import dev.iamtracker.simulate.record.Recorder;
import dev.iamtracker.simulate.routine.Balance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes up to a number of events and decides when each is delivered.
final class Tape implements Recorder, Balance {
  private static final double DELIVERED_TWICE = 0.002;
  private static final int MIN_DELAY = 60;
  private static final int MAX_DELAY = 15 * 60;

  private final Buckets buckets;
  private final Dice dice;
  private final long limit;
  private final double identityShare;
  private final RecordFormat format;
  private final Map<Stream, List<Delivered>> streams = new HashMap<>();
  private long events;
  private long identityEvents;

  Tape(Buckets buckets, Dice dice, long limit, double identityShare) {
    this.buckets = buckets;
    this.dice = dice;
    this.limit = limit;
    this.identityShare = identityShare;
    this.format = new RecordFormat(dice);
  }

  /// Events beyond the limit or the end of the simulation are dropped.
  @Override
  public void record(long second, String recipient, Caller caller, Call call) {
    if (events < limit && second < buckets.end()) {
      write(second, dice.uuid(), recipient, caller, call);
    }
  }

  void write(long second, String eventId, String recipient, Caller caller, Call call) {
    events++;
    if (call.isIdentity()) {
      identityEvents++;
    }
    String json = format.write(second, eventId, recipient, caller, call);
    List<Delivered> stream =
        streams.computeIfAbsent(new Stream(recipient, call.region()), _ -> new ArrayList<>());
    long delivered = second + dice.between(MIN_DELAY, MAX_DELAY);
    stream.add(new Delivered(delivered, json));
    if (dice.chance(DELIVERED_TWICE)) {
      long next = buckets.beginningOf(delivered) + buckets.seconds();
      stream.add(new Delivered(next + dice.between(0, MIN_DELAY), json));
    }
  }

  @Override
  public boolean wantsIdentity() {
    return identityEvents < identityShare * (events + 1);
  }

  long events() {
    return events;
  }

  Map<Stream, List<Delivered>> streams() {
    return streams;
  }
}
