package dev.iamtracker.simulate.company;

import java.util.List;

/// An AWS account of the company and who works in it; lists begin with the busiest.
///
/// @param id 12 digits
/// @param users IAM users who are people
/// @param robots IAM users that are old programs with long-term keys
/// @param serviceLinked roles under `/aws-service-role/`
/// @param serviceRoles the account's own roles that AWS services assume
/// @param pods roles of programs in Kubernetes
/// @param pipelines build robots
/// @param targets roles that programs of the account assume for a task
/// @param workforce the role of each permission set of Identity Center
/// @param scanner the role of the posture scanner
/// @param scannerHost the instance role that the scanner runs under
/// @param deployment the role that the first account deploys with
public record Account(
    String id,
    List<Person> users,
    List<Person> robots,
    List<ServiceRole> serviceLinked,
    List<ServiceRole> serviceRoles,
    List<Pipeline> pods,
    List<Pipeline> pipelines,
    List<Role> targets,
    List<Role> workforce,
    Role scanner,
    Role scannerHost,
    Role deployment) {
  public Account {
    users = List.copyOf(users);
    robots = List.copyOf(robots);
    serviceLinked = List.copyOf(serviceLinked);
    serviceRoles = List.copyOf(serviceRoles);
    pods = List.copyOf(pods);
    pipelines = List.copyOf(pipelines);
    targets = List.copyOf(targets);
    workforce = List.copyOf(workforce);
  }
}
