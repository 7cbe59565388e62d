namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Transforms applied one after another, each to the update of the one before. Its state is theirs, in order; its
/// response is their product; its preconditioner is the product of theirs.
/// </summary>
public sealed class Chain : IUpdateTransform
{
    private readonly IUpdateTransform[] _links;

    /// <summary>The transforms in the order they apply.</summary>
    public Chain(params ReadOnlySpan<IUpdateTransform> links)
    {
        _links = links.ToArray();
        foreach (IUpdateTransform link in _links)
            ArgumentNullException.ThrowIfNull(link, nameof(links));
    }

    /// <summary>The transforms in the order they apply.</summary>
    public ReadOnlySpan<IUpdateTransform> Links => _links;

    /// <inheritdoc/>
    public string Name => string.Join(" > ", _links.Select(link => link.Name));

    /// <inheritdoc/>
    public bool HasPreconditioner => _links.Any(link => link.HasPreconditioner);

    /// <summary>A link's part of the chain's state.</summary>
    /// <param name="link">The link, one of this chain's.</param>
    /// <param name="state">The chain's state.</param>
    /// <param name="dimension">The number of parameters.</param>
    /// <exception cref="ArgumentException">The link is not one of this chain's.</exception>
    public ReadOnlySpan<double> StateOf(IUpdateTransform link, OptimizerState state, int dimension)
    {
        ArgumentNullException.ThrowIfNull(state);
        int start = 0;
        foreach (IUpdateTransform other in _links)
        {
            int length = other.StateLength(dimension);
            if (ReferenceEquals(other, link))
                return state.Memory.AsSpan(start, length);
            start += length;
        }

        throw new ArgumentException("The link is not one of this chain's.", nameof(link));
    }

    /// <inheritdoc/>
    public int StateLength(int dimension)
    {
        int length = 0;
        foreach (IUpdateTransform link in _links)
            length = checked(length + link.StateLength(dimension));
        return length;
    }

    /// <inheritdoc/>
    public void Initialize(ReadOnlySpan<double> parameters, Span<double> state)
    {
        foreach (IUpdateTransform link in _links)
        {
            int length = link.StateLength(parameters.Length);
            link.Initialize(parameters, state[..length]);
            state = state[length..];
        }
    }

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        foreach (IUpdateTransform link in _links)
        {
            int length = link.StateLength(update.Length);
            link.Update(in context, update, state[..length]);
            state = state[length..];
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Null also where parameters enter before a preconditioner, as an L2 penalty before Adam: what they add is then
    /// divided by it, and the coordinates no longer share one polynomial.
    /// </remarks>
    public LinearResponse? Response(long step)
    {
        var response = new LinearResponse(TransferFunction.Identity);
        foreach (IUpdateTransform link in _links)
        {
            if (link.Response(step) is not { } next)
                return null;
            if (link.HasPreconditioner && !response.FromParameters.Numerator.IsEmpty)
                return null;
            response = response.Then(next);
        }

        return response;
    }

    /// <inheritdoc/>
    public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
    {
        foreach (IUpdateTransform link in _links)
        {
            int length = link.StateLength(diagonal.Length);
            link.MultiplyPreconditioner(step, state[..length], diagonal);
            state = state[length..];
        }
    }
}
