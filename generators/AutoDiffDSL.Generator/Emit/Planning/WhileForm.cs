namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>How a <c>While</c> of the intermediate form, which carries its condition as a value, is written.</summary>
internal enum WhileForm
{
    /// <summary><c>bool again = first; while (again) { ... again = next; }</c>.</summary>
    Flag,

    /// <summary><c>while (condition)</c>: the first test and the later ones are the same expression.</summary>
    Condition,

    /// <summary><c>do { ... } while (condition);</c>: the first test is true.</summary>
    DoCondition,

    /// <summary><c>do { ... again = next; } while (again);</c>.</summary>
    DoFlag,
}
