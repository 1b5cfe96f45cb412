package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

/// What only administrators do, and rarely: a new user, a new key, a permission set.
final class Administration implements Routine {
  @Override
  public void play(Shift shift, long second) {
    Person person = shift.company.people().getFirst();
    if (!person.office().isOpen(second)) {
      return;
    }
    Role role = shift.account.workforce().getLast();
    RoleSession session =
        RoleSession.of(role, person.name(), shift.accessKey(), second - 300)
            .onBehalfOf(shift.company.identityCenter().onBehalfOf(person));
    Caller caller = session.caller(person.ip(), person.browser()).inConsole();
    // Users of programs are rare where people come through Identity Center.
    switch (shift.dice.below(8)) {
      case 0 -> newRobot(shift, caller, second);
      case 1, 2 ->
          shift.record(
              second,
              caller,
              shift.changes.change(
                  "DeleteAccessKey",
                  "userName",
                  shift.account.robots().getLast().name(),
                  "accessKeyId",
                  shift.dice.awsId("AKIA")));
      case 3, 4 ->
          shift.recordIn(
              shift.company.main().id(),
              second,
              caller,
              shift.center.provision("0000000000000001"));
      default ->
          shift.record(
              second,
              caller,
              shift.changes.change(
                  "DetachRolePolicy",
                  "roleName",
                  shift.dice.favourite(shift.account.targets()).name(),
                  "policyArn",
                  "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
    }
  }

  private static void newRobot(Shift shift, Caller caller, long second) {
    IamChanges changes = shift.changes;
    String name = "svc-" + shift.dice.hex(6);
    shift.record(second, caller, changes.createUser(shift.account.id(), name, second));
    shift.record(
        second + 2,
        caller,
        changes.change(
            "AttachUserPolicy",
            "userName",
            name,
            "policyArn",
            "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
  }
}
