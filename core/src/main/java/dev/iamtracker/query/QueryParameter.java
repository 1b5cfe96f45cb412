package dev.iamtracker.query;

import org.jspecify.annotations.Nullable;

/// A value that a query asks for.
///
/// @param name as in `:name` and `--param name=value`
/// @param defaultValue taken when neither the user nor the setting says anything
/// @param setting variable whose value replaces the default; null when there is none
/// @param description one line for people
public record QueryParameter(
    String name,
    ParameterType type,
    String defaultValue,
    @Nullable String setting,
    String description) {}
