namespace AutoDiffDSL.Experiments.Recording;

/// <summary>Whether two records are of one run: name, seed and settings.</summary>
internal static class RunIdentity
{
    /// <summary>The first difference, in words; null without any.</summary>
    /// <param name="asked">The run that is asked for.</param>
    /// <param name="found">The one that was found.</param>
    public static string? Difference(RunRecord asked, RunRecord found)
    {
        if (asked.Name != found.Name) return $"it is '{found.Name}', and '{asked.Name}' is asked for";
        if (asked.Seed != found.Seed) return $"its seed is {found.Seed}, and {asked.Seed} is asked for";
        foreach (Setting setting in asked.Settings)
        {
            Setting? other = found.Settings.FirstOrDefault(s => s.Name == setting.Name);
            if (other is null) return $"it has no setting '{setting.Name}'";
            if (other.Value != setting.Value)
                return $"its '{setting.Name}' is {other.Value}, and {setting.Value} is asked for";
        }

        Setting? more = found.Settings.FirstOrDefault(s => asked.Settings.All(a => a.Name != s.Name));
        return more is null ? null : $"it has a setting '{more.Name}' more";
    }
}
