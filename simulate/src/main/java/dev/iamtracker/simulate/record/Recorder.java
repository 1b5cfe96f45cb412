package dev.iamtracker.simulate.record;

/// Where routines and stories put what happens.
public interface Recorder {
  /// Records a call in the trail of one account.
  ///
  /// @param second when it happened, seconds since 1970
  void record(long second, String recipient, Caller caller, Call call);
}
