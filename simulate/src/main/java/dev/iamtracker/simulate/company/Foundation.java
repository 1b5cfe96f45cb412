package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Dice;
import java.util.ArrayList;
import java.util.List;

/// Founds a company: the same seed gives the same people, roles and robots.
public final class Foundation {
  private final Dice dice;
  private final int headcount;
  private final int size;

  private Foundation(long seed, long events, int accounts) {
    this.dice = Dice.of(seed, 0xc0);
    double perAccount = Math.sqrt((double) events / accounts);
    this.headcount = (int) Math.clamp(perAccount / 6, 8, 400);
    this.size = (int) Math.clamp(perAccount / 10, 8, 300);
  }

  /// @param events how busy the company is: it grows with the square root of it
  public static Company company(long seed, long events, int accounts, List<String> regions) {
    return new Foundation(seed, events, accounts).company(accounts, regions);
  }

  private Company company(int count, List<String> regions) {
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      accounts.add(account(accountId(i)));
    }
    String main = accounts.getFirst().id();
    IdentityCenter center =
        new IdentityCenter(
            main, regions.getFirst(), dice.hex(16), "d-" + dice.between(900, 999) + dice.hex(7));
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < headcount * count; i++) {
      String name = i < Names.FULL.size() * 3 && i % 3 == 2 ? Names.FULL.get(i / 3) : personName(i);
      people.add(person(main, name + "@example.com", dice.uuid()));
    }
    return new Company(accounts, regions, people, center);
  }

  private String accountId(int index) {
    return "%04d%04d%04d".formatted(1000 + dice.below(9000), index + 11, dice.below(10000));
  }

  private Account account(String id) {
    return new Account(
        id,
        users(id),
        robots(id),
        Services.linked(dice, id),
        Services.own(dice, id, size),
        pods(id),
        pipelines(id),
        targets(id),
        workforce(id),
        role(id, "/", "PrismaCloudReadOnly"),
        role(id, "/", "posture-scanner-host"),
        role(id, "/delivery/", "cross-account-deployment"));
  }

  private List<Person> users(String account) {
    List<Person> users = new ArrayList<>();
    for (int i = 0; i < headcount; i++) {
      users.add(person(account, personName(i * 7 + 3), dice.awsId("AIDA")));
    }
    return users;
  }

  private List<Person> robots(String account) {
    List<Person> robots = new ArrayList<>();
    for (int i = 0; i < size / 2; i++) {
      String name = "svc-" + Names.TEAMS.get(i % Names.TEAMS.size()) + (i < 16 ? "" : "-" + i / 16);
      robots.add(person(account, name, dice.awsId("AIDA")));
    }
    return robots;
  }

  private List<Pipeline> pods(String account) {
    String provider =
        "arn:aws:iam::"
            + account
            + ":oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/"
            + dice.hex(32);
    List<Pipeline> pods = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = Names.TEAMS.get(i % 16) + (i < 16 ? "" : "-" + i / 16);
      String subject = "system:serviceaccount:" + name + ":" + name + "-api";
      pods.add(new Pipeline(role(account, "/eks/", "eks-" + name), provider, subject, false));
    }
    return pods;
  }

  private List<Pipeline> pipelines(String account) {
    String provider =
        "arn:aws:iam::" + account + ":oidc-provider/token.actions.githubusercontent.com";
    List<Pipeline> pipelines = new ArrayList<>();
    for (int i = 0; i < 6 + size / 4; i++) {
      boolean terraform = i % 3 == 0;
      String name = Names.TEAMS.get(i % 16) + (i < 16 ? "" : "-" + i / 16);
      Role role = role(account, "/ci/", (terraform ? "terraform-" : "github-deploy-") + name);
      String subject = "repo:example-org/" + name + ":ref:refs/heads/main";
      pipelines.add(new Pipeline(role, provider, subject, terraform));
    }
    return pipelines;
  }

  private List<Role> targets(String account) {
    List<Role> targets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = Names.TEAMS.get(i % 16) + (i < 16 ? "" : "-" + i / 16);
      targets.add(role(account, "/", name + "-data-access"));
    }
    return targets;
  }

  private List<Role> workforce(String account) {
    List<Role> roles = new ArrayList<>();
    for (String set :
        List.of("DeveloperAccess", "ReadOnlyAccess", "SupportAccess", "AdministratorAccess")) {
      String name = "AWSReservedSSO_" + set + "_" + dice.hex(16);
      roles.add(role(account, "/aws-reserved/sso.amazonaws.com/", name));
    }
    return roles;
  }

  private Person person(String account, String name, String id) {
    return new Person(
        account,
        name,
        id,
        dice.awsId("AKIA"),
        dice.favourite(Office.ALL),
        Addresses.ofPerson(dice),
        dice.pick(Names.BROWSERS),
        dice.pick(Names.TERMINALS));
  }

  private Role role(String account, String path, String name) {
    return new Role(account, path, name, dice.awsId("AROA"));
  }

  /// Different for every number below 625, then with a number behind the name.
  private static String personName(int i) {
    int first = Math.floorMod(i * 7, Names.FIRST.size());
    int last = Math.floorMod(i / 25 + i, Names.LAST.size());
    String name = Names.FIRST.get(first) + "." + Names.LAST.get(last);
    return i < 625 ? name : name + i / 625;
  }
}
