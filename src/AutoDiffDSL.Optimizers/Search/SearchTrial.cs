namespace AutoDiffDSL.Optimizers;

/// <summary>A step that was tried, and the value it led to.</summary>
/// <param name="Number">How many trials from this point came before.</param>
/// <param name="Size">The size that the search had named.</param>
/// <param name="Value">The objective before the step.</param>
/// <param name="Descent">The gradient there times the step: negative if the step goes downhill.</param>
/// <param name="PredictedReduction">By how much the descent's model says that the step lowers the value.</param>
/// <param name="TrialValue">The objective after the step; infinite where it is not a number.</param>
/// <param name="TrialDescent">
/// The gradient after the step times the step; NaN for a search that does not ask for it.
/// </param>
public readonly record struct SearchTrial(
    int Number,
    double Size,
    double Value,
    double Descent,
    double PredictedReduction,
    double TrialValue,
    double TrialDescent);
