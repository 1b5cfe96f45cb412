package dev.iamtracker.standin.world;

/// Something that an event is about.
///
/// @param type such as `AWS::IAM::Role`
public record Resource(String type, String name) {}
