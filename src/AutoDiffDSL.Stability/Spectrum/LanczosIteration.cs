using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>
/// One computation. The invariant is A V = V H + beta v e_last', with V orthonormal, H symmetric and v the unit vector
/// that comes next: so the residual of the Ritz pair (theta_i, V s_i) is |beta s_last,i|.
/// </summary>
internal sealed class LanczosIteration
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>What rounding may do to a residual, in units of the norm times the machine precision.</summary>
    private const double RoundingAllowance = 16;

    /// <summary>How much a random vector weighs beside a warm start.</summary>
    private const double RandomPart = 0.1;

    private const int FewestSteps = 10;
    private const int StepsBetweenChecks = 4;

    private readonly ISymmetricOperator _matrix;
    private readonly LanczosOptions _options;
    private readonly Random _random;
    private readonly Basis _basis;
    private readonly double[,] _projected;
    private readonly double[] _next;
    private readonly double[] _components;
    private readonly bool _seekCopies;
    private int _applications;
    private double _norm;

    /// <summary>The length of the component by which the last product leaves the basis.</summary>
    private double _beta;

    /// <summary>The values that had converged when the search for further copies began.</summary>
    private double[]? _accepted;

    /// <summary>The residual allowed for in those accepted.</summary>
    private double _acceptedResidual;

    public LanczosIteration(ISymmetricOperator matrix, LanczosOptions options)
    {
        _matrix = matrix;
        _options = options;
        _random = new Random(options.Seed);
        _seekCopies = options.SeekCopies ?? options.Count > 1;
        int capacity = Math.Min(matrix.Dimension, Math.Max(options.BasisSize ?? 4 * options.Count + 40, 3));
        _basis = new Basis(matrix.Dimension, capacity);
        _projected = new double[capacity, capacity];
        _next = new double[matrix.Dimension];
        _components = new double[capacity];
    }

    public SpectrumResult Run()
    {
        Start();
        int sinceCheck = 0;
        int steps = 0;
        while (true)
        {
            _basis.Add(_next);
            if (!Expand())
                return new SpectrumResult(SpectrumOutcome.NotFinite, [], _applications, _norm);

            steps++;
            sinceCheck++;
            bool whole = _basis.Count == _matrix.Dimension;
            bool full = _basis.Count == _basis.Capacity;
            bool spent = _applications >= _options.MaxApplications;
            if (whole || spent || full
                || (steps >= FewestSteps && sinceCheck >= StepsBetweenChecks && _basis.Count >= _options.Count))
            {
                sinceCheck = 0;
                var eigen = new SymmetricEigen(_projected, _basis.Count);
                bool converged = whole || IsConverged(eigen);
                bool settled = whole || !_seekCopies || NothingAbove(eigen);
                if (spent || (converged && settled))
                    return Result(eigen, converged && settled);
                if (converged && HasNewcomers(eigen))
                {
                    Accept(eigen);
                    steps = 0;
                }
                else if (full)
                {
                    Restart(eigen);
                }
            }

            if (_beta == 0)
                FillRandomDirection();
        }
    }

    private void Start()
    {
        RandomVector.FillNormal(_next, _random);
        VectorMath.Scale(1 / VectorMath.Norm(_next), _next);
        if (_options.WarmStart is not { } warm)
            return;
        double norm = VectorMath.Norm(warm);
        if (!(norm > 0) || !double.IsFinite(norm))
            return;
        VectorMath.Scale(RandomPart, _next);
        VectorMath.Axpy(1 / norm, warm, _next);
        VectorMath.Scale(1 / VectorMath.Norm(_next), _next);
    }

    /// <summary>Multiplies the newest vector and makes the next one from what is not in the basis yet.</summary>
    /// <returns>False where the product is not finite.</returns>
    private bool Expand()
    {
        int last = _basis.Count - 1;
        _matrix.Apply(_basis[last], _next);
        _applications++;
        double norm = VectorMath.Norm(_next);
        _norm = Math.Max(_norm, norm);
        _beta = _basis.Orthogonalize(_next, _components);
        if (!double.IsFinite(norm) || !double.IsFinite(_beta) || !double.IsFinite(_components[last]))
            return false;

        _projected[last, last] = _components[last];

        // Below rounding the basis spans an invariant subspace: what is left of the product is no direction.
        if (_basis.Count == _matrix.Dimension || _beta <= 50 * MachineEpsilon * _norm)
        {
            _beta = 0;
        }
        else
        {
            VectorMath.Scale(1 / _beta, _next);
        }

        if (_basis.Count < _basis.Capacity)
            Couple(last, _beta);
        return true;
    }

    /// <summary>Enters the coupling of the newest vector with the next one.</summary>
    private void Couple(int last, double coupling)
    {
        for (int i = 0; i <= last; i++)
        {
            _projected[i, last + 1] = i == last ? coupling : 0;
            _projected[last + 1, i] = i == last ? coupling : 0;
        }
    }

    /// <summary>A unit vector orthogonal to the basis, from which to go on where the coupling is zero.</summary>
    private void FillRandomDirection()
    {
        double norm;
        do
        {
            RandomVector.FillNormal(_next, _random);
            VectorMath.Scale(1 / VectorMath.Norm(_next), _next);
            norm = _basis.Orthogonalize(_next, _components);
        }
        while (norm < 1e-8);
        VectorMath.Scale(1 / norm, _next);
    }

    private double Residual(SymmetricEigen eigen, int index) =>
        Math.Abs(_beta * eigen.Vector(_basis.Count - 1, index));

    private double Allowed(double value) =>
        Math.Max(_options.Tolerance * Math.Abs(value), 4 * RoundingAllowance * MachineEpsilon * _norm);

    private bool IsConverged(SymmetricEigen eigen)
    {
        for (int i = 0; i < _options.Count; i++)
        {
            if (Residual(eigen, i) > Allowed(eigen.Values[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether values came up that were not among those accepted.</summary>
    private bool HasNewcomers(SymmetricEigen eigen)
    {
        for (int i = 0; i < _options.Count; i++)
        {
            if (_accepted is null || eigen.Values[i] > _accepted[i] + Allowed(_accepted[i]))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Once pairs are accepted, the basis beyond them is a Krylov space of their complement from a random start. A
    /// further copy would have a component of about 1 / sqrt(n) in that start, and a residual no smaller than that
    /// times its distance from the largest Ritz value; a residual far below it says that there is none.
    /// </summary>
    private bool NothingAbove(SymmetricEigen eigen)
    {
        if (_accepted is null || _basis.Count <= _options.Count || HasNewcomers(eigen))
            return false;
        double smallest = eigen.Values[_options.Count - 1];
        double next = eigen.Values[_options.Count];
        double residual = Residual(eigen, _options.Count);
        return residual <= Allowed(next)
            || next + 100 * Math.Sqrt(_matrix.Dimension) * residual <= smallest;
    }

    /// <summary>Keeps the converged pairs, and goes on from a random vector orthogonal to them.</summary>
    private void Accept(SymmetricEigen eigen)
    {
        for (int i = 0; i < _options.Count; i++)
            _acceptedResidual = Math.Max(_acceptedResidual, Residual(eigen, i));
        _accepted = eigen.Values[.._options.Count].ToArray();
        Keep(eigen, _options.Count);
        _beta = 0;
    }

    /// <summary>Keeps the best part of a full basis, coupled with the vector that comes next.</summary>
    private void Restart(SymmetricEigen eigen)
    {
        int kept = Math.Min(_options.Count + (_basis.Capacity - _options.Count) / 2, _basis.Capacity - 2);
        var couplings = new double[kept];
        for (int i = 0; i < kept; i++)
            couplings[i] = _beta * eigen.Vector(_basis.Count - 1, i);
        Keep(eigen, kept);
        for (int i = 0; i < kept; i++)
        {
            _projected[i, kept] = couplings[i];
            _projected[kept, i] = couplings[i];
        }
    }

    private void Keep(SymmetricEigen eigen, int count)
    {
        _basis.Rotate(count, eigen);
        Array.Clear(_projected);
        for (int i = 0; i < count; i++)
            _projected[i, i] = eigen.Values[i];
    }

    private SpectrumResult Result(SymmetricEigen eigen, bool converged)
    {
        int count = Math.Min(_options.Count, _basis.Count);
        var pairs = new EigenPair[count];
        for (int i = 0; i < count; i++)
        {
            var vector = new double[_matrix.Dimension];
            _basis.Combine(eigen, i, vector);
            VectorMath.Scale(1 / VectorMath.Norm(vector), vector);
            double value = eigen.Values[i];
            double residual = Residual(eigen, i);
            double bound = residual + _acceptedResidual + RoundingAllowance * MachineEpsilon * _norm;
            double? computed = _options.ComputeResiduals ? TrueResidual(vector, value) : null;
            pairs[i] = new EigenPair(value, bound, vector, residual <= Allowed(value), computed);
        }

        SpectrumOutcome outcome = converged && count == _options.Count
            ? SpectrumOutcome.Converged
            : SpectrumOutcome.NotConverged;
        return new SpectrumResult(outcome, pairs, _applications, _norm);
    }

    private double TrueResidual(double[] vector, double value)
    {
        _matrix.Apply(vector, _next);
        _applications++;
        VectorMath.Axpy(-value, vector, _next);
        return VectorMath.Norm(_next);
    }
}
