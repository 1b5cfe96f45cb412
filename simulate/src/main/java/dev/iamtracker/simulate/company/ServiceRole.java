package dev.iamtracker.simulate.company;

/// A role that an AWS service assumes.
///
/// @param service host name of the service, such as `config.amazonaws.com`
/// @param sessionName what the service calls its sessions
public record ServiceRole(String service, Role role, String sessionName) {}
