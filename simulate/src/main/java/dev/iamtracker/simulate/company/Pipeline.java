package dev.iamtracker.simulate.company;

/// A build robot that gets its role through a web identity.
///
/// @param provider ARN of the identity provider in the account
/// @param subject who the provider says it is
/// @param terraform whether it manages infrastructure, and so may change roles
public record Pipeline(Role role, String provider, String subject, boolean terraform) {}
