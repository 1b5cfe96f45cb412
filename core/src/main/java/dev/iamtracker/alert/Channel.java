package dev.iamtracker.alert;

import dev.iamtracker.alert.Delivery.Accepted;

/// A way to reach people. A call returns within seconds, whatever the other side does.
public interface Channel {
  /// Short and always the same: the state of every alert is kept by it.
  String name();

  Delivery deliver(Message message);

  /// Whether there is somebody at all, found out without delivering anything; asked after a message
  /// was left without an answer, before it is repeated.
  default Delivery probe() {
    return new Accepted();
  }
}
