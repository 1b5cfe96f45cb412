package dev.iamtracker.standin.world;

/// Makes the `CloudTrailEvent` of an event: made when it is asked for, it needs no memory before.
@FunctionalInterface
public interface RecordText {
  String of(Happened event);
}
