namespace AutoDiffDSL.Stability;

/// <summary>
/// The catapult: gradient descent on (u'v)^2 / (2n), a network f = u'v / sqrt(n) with one input 1 and target 0, whose
/// kernel is Lambda = (|u|^2 + |v|^2) / n. A step size with eta Lambda between 2 and 4 makes the loss rise at first,
/// until the kernel, which falls while it is large, allows descent; above 4 it diverges.
/// Source: Lewkowycz, Bahri, Dyer, Sohl-Dickstein and Gur-Ari, "The large learning rate phase of deep learning: the
/// catapult mechanism", 2020, section 2.
/// </summary>
public static class Catapult
{
    /// <summary>The kernel and the output after a step, in closed form.</summary>
    /// <param name="kernel">Lambda.</param>
    /// <param name="output">f.</param>
    /// <param name="stepSize">eta.</param>
    /// <param name="width">n.</param>
    /// <returns>
    /// Lambda + (eta f^2 / n)(eta Lambda - 4), and f (1 - eta Lambda + eta^2 f^2 / n).
    /// </returns>
    public static (double Kernel, double Output) Step(double kernel, double output, double stepSize, int width)
    {
        double square = stepSize * output * output / width;
        return (
            kernel + square * (stepSize * kernel - 4),
            output * (1 - stepSize * kernel + stepSize * square));
    }

    /// <summary>What a step size does, from the kernel at the start.</summary>
    /// <param name="kernel">Lambda at the start, positive.</param>
    /// <param name="stepSize">eta, positive.</param>
    public static CatapultPhase Phase(double kernel, double stepSize) => (kernel * stepSize) switch
    {
        < 2 => CatapultPhase.Lazy,
        < 4 => CatapultPhase.Catapult,
        _ => CatapultPhase.Divergent,
    };
}
