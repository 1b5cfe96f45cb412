package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.call.IamReads;
import dev.iamtracker.simulate.call.IdentityCenterCalls;
import dev.iamtracker.simulate.call.SigninCalls;
import dev.iamtracker.simulate.call.StsCalls;
import dev.iamtracker.simulate.call.WorkCalls;
import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;
import java.util.ArrayList;
import java.util.List;

/// Where a story plays: the company, a clock that only goes forward, and what happened so far.
final class Stage {
  static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  static final String TERMINAL =
      "aws-cli/2.15.30 Python/3.11.8 Linux/6.6.15-amd64 exe/x86_64 prompt/off";

  final Company company;
  final Account account;
  final Dice dice;
  final StsCalls sts;
  final SigninCalls signin;
  final IamReads reads;
  final IamChanges changes;
  final IdentityCenterCalls center;
  final WorkCalls work;

  /// Where the attacker of this story comes from.
  final String ip;

  private final List<Scene> scenes = new ArrayList<>();
  private long now;

  Stage(Company company, Dice dice, long start) {
    this.company = company;
    this.dice = dice;
    now = start;
    account = dice.pick(company.accounts());
    ip = Addresses.ofAttacker(dice);
    sts = new StsCalls(dice);
    signin = new SigninCalls(dice);
    reads = new IamReads(dice);
    changes = new IamChanges(dice);
    center = new IdentityCenterCalls(dice, company.identityCenter());
    work = new WorkCalls(dice);
  }

  /// Lets some time pass; returns the new time, seconds since 1970.
  long after(int least, int most) {
    now += dice.between(least, most);
    return now;
  }

  long now() {
    return now;
  }

  void act(String step, Caller caller, Call call) {
    actIn(account.id(), step, caller, call);
  }

  /// For events in the trail of another account than the story's own.
  void actIn(String recipient, String step, Caller caller, Call call) {
    scenes.add(new Scene(now, recipient, caller, call, step));
  }

  String accessKey() {
    return dice.awsId("ASIA");
  }

  String longTermKey() {
    return dice.awsId("AKIA");
  }

  /// An IAM user of the account.
  Person victim() {
    return dice.pick(account.users());
  }

  List<Scene> scenes() {
    return scenes;
  }
}
