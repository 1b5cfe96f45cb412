package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

/// Old programs with long-term access keys.
final class Robots implements Routine {
  private static final String AGENT = "Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165";

  @Override
  public void play(Shift shift, long second) {
    Person robot = shift.dice.favourite(shift.account.robots());
    Caller caller = Callers.user(robot).from(robot.ip(), AGENT);
    String region = shift.region();
    long now = second;
    for (int i = shift.dice.between(2, 6); i > 0; i--) {
      shift.work(now, caller, robot.id(), region);
      now += shift.dice.between(1, 15);
    }
  }
}
