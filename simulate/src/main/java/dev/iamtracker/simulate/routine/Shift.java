package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.call.IamReads;
import dev.iamtracker.simulate.call.IdentityCenterCalls;
import dev.iamtracker.simulate.call.SigninCalls;
import dev.iamtracker.simulate.call.StsCalls;
import dev.iamtracker.simulate.call.WorkCalls;
import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Recorder;

/// One account during one stretch of time: what routines need to play.
public final class Shift {
  private static final double DENIED = 0.004;

  final Company company;
  final Account account;
  final Dice dice;
  final StsCalls sts;
  final SigninCalls signin;
  final IamChanges changes;
  final IdentityCenterCalls center;
  private final IamReads reads;
  private final WorkCalls work;
  private final Recorder recorder;
  private final Balance balance;

  public Shift(Company company, Account account, Dice dice, Recorder recorder, Balance balance) {
    this.company = company;
    this.account = account;
    this.dice = dice;
    this.recorder = recorder;
    this.balance = balance;
    sts = new StsCalls(dice);
    signin = new SigninCalls(dice);
    changes = new IamChanges(dice);
    center = new IdentityCenterCalls(dice, company.identityCenter());
    reads = new IamReads(dice);
    work = new WorkCalls(dice);
  }

  void record(long second, Caller caller, Call call) {
    recorder.record(second, account.id(), caller, call);
  }

  /// For calls that lie in the trail of another account than the shift's.
  void recordIn(String recipient, long second, Caller caller, Call call) {
    recorder.record(second, recipient, caller, call);
  }

  boolean wantsIdentity() {
    return balance.wantsIdentity();
  }

  /// Whether this is the account of Identity Center.
  boolean inMain() {
    return account.id().equals(company.main().id());
  }

  String region() {
    return dice.favourite(company.regions());
  }

  String accessKey() {
    return dice.awsId("ASIA");
  }

  /// One call of everyday work, identity or not as the balance wants it; now and then it fails.
  ///
  /// @param who identifies the caller over all sessions
  void work(long second, Caller caller, String who, String region) {
    Call call;
    if (!balance.wantsIdentity()) {
      call = work.any(account, region);
    } else if (dice.chance(0.25)) {
      call = sts.getCallerIdentity(region);
    } else {
      call = reads.inPassing(account, who, second);
    }
    boolean mayFail = !call.name().equals("GetCallerIdentity") && dice.chance(DENIED);
    record(second, caller, mayFail ? call.denied(caller, "*") : call);
  }

  /// The VPC endpoint that a program calls through.
  String vpcEndpoint(String who) {
    return "vpce-0".concat(Long.toHexString(Dice.mixed(who.hashCode()) | 1L << 63));
  }
}
