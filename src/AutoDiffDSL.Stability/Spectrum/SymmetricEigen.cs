namespace AutoDiffDSL.Stability;

/// <summary>
/// All eigenvalues and eigenvectors of a small dense symmetric matrix: reduction to tridiagonal form by Householder
/// reflections, then the implicit QL iteration.
/// Source: Bowdler, Martin, Reinsch and Wilkinson, "The QR and QL Algorithms for Symmetric Matrices" (1968), the
/// procedures tred2 and tql2.
/// </summary>
internal sealed class SymmetricEigen
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    private readonly int _n;
    private readonly double[,] _v;
    private readonly double[] _d;
    private readonly double[] _e;

    /// <summary>Decomposes the leading part of a symmetric matrix.</summary>
    /// <param name="matrix">The matrix, all entries finite.</param>
    /// <param name="size">The number of its leading rows and columns that count.</param>
    public SymmetricEigen(double[,] matrix, int size)
    {
        _n = size;
        _v = new double[size, size];
        _d = new double[size];
        _e = new double[size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                _v[i, j] = matrix[i, j];
        }

        if (size == 0)
            return;
        Reduce();
        Accumulate();
        Iterate();
        SortDescending();
    }

    /// <summary>The eigenvalues, largest first.</summary>
    public ReadOnlySpan<double> Values => _d;

    /// <summary>An entry of an eigenvector; the vectors are orthonormal.</summary>
    public double Vector(int entry, int index) => _v[entry, index];

    private void Reduce()
    {
        for (int j = 0; j < _n; j++)
            _d[j] = _v[_n - 1, j];

        for (int i = _n - 1; i > 0; i--)
        {
            double scale = 0;
            double h = 0;
            for (int k = 0; k < i; k++)
                scale += Math.Abs(_d[k]);
            if (scale == 0)
            {
                _e[i] = _d[i - 1];
                for (int j = 0; j < i; j++)
                {
                    _d[j] = _v[i - 1, j];
                    _v[i, j] = 0;
                    _v[j, i] = 0;
                }
            }
            else
            {
                h = Reflect(i, scale);
            }

            _d[i] = h;
        }
    }

    private double Reflect(int i, double scale)
    {
        double h = 0;
        for (int k = 0; k < i; k++)
        {
            _d[k] /= scale;
            h += _d[k] * _d[k];
        }

        double f = _d[i - 1];
        double g = f > 0 ? -Math.Sqrt(h) : Math.Sqrt(h);
        _e[i] = scale * g;
        h -= f * g;
        _d[i - 1] = f - g;
        for (int j = 0; j < i; j++)
            _e[j] = 0;

        for (int j = 0; j < i; j++)
        {
            f = _d[j];
            _v[j, i] = f;
            g = _e[j] + _v[j, j] * f;
            for (int k = j + 1; k <= i - 1; k++)
            {
                g += _v[k, j] * _d[k];
                _e[k] += _v[k, j] * f;
            }

            _e[j] = g;
        }

        f = 0;
        for (int j = 0; j < i; j++)
        {
            _e[j] /= h;
            f += _e[j] * _d[j];
        }

        double hh = f / (h + h);
        for (int j = 0; j < i; j++)
            _e[j] -= hh * _d[j];
        for (int j = 0; j < i; j++)
        {
            f = _d[j];
            g = _e[j];
            for (int k = j; k <= i - 1; k++)
                _v[k, j] -= f * _e[k] + g * _d[k];
            _d[j] = _v[i - 1, j];
            _v[i, j] = 0;
        }

        return h;
    }

    private void Accumulate()
    {
        for (int i = 0; i < _n - 1; i++)
        {
            _v[_n - 1, i] = _v[i, i];
            _v[i, i] = 1;
            double h = _d[i + 1];
            if (h != 0)
            {
                for (int k = 0; k <= i; k++)
                    _d[k] = _v[k, i + 1] / h;
                for (int j = 0; j <= i; j++)
                {
                    double g = 0;
                    for (int k = 0; k <= i; k++)
                        g += _v[k, i + 1] * _v[k, j];
                    for (int k = 0; k <= i; k++)
                        _v[k, j] -= g * _d[k];
                }
            }

            for (int k = 0; k <= i; k++)
                _v[k, i + 1] = 0;
        }

        for (int j = 0; j < _n; j++)
        {
            _d[j] = _v[_n - 1, j];
            _v[_n - 1, j] = 0;
        }

        _v[_n - 1, _n - 1] = 1;
        _e[0] = 0;
    }

    private void Iterate()
    {
        for (int i = 1; i < _n; i++)
            _e[i - 1] = _e[i];
        _e[_n - 1] = 0;

        double shift = 0;
        double largest = 0;
        for (int l = 0; l < _n; l++)
        {
            largest = Math.Max(largest, Math.Abs(_d[l]) + Math.Abs(_e[l]));
            int m = l;
            while (m < _n - 1 && Math.Abs(_e[m]) > MachineEpsilon * largest)
                m++;

            if (m > l)
            {
                int sweeps = 0;
                do
                {
                    if (++sweeps > 1000)
                        throw new InvalidOperationException("The eigenvalue iteration of the projected matrix failed.");
                    shift += Sweep(l, m);
                }
                while (Math.Abs(_e[l]) > MachineEpsilon * largest);
            }

            _d[l] += shift;
            _e[l] = 0;
        }
    }

    /// <summary>One implicit QL sweep on the block from l to m.</summary>
    /// <returns>The shift that it took off all eigenvalues from l on.</returns>
    private double Sweep(int l, int m)
    {
        double g = _d[l];
        double p = (_d[l + 1] - g) / (2 * _e[l]);
        double r = p < 0 ? -Hypotenuse(p, 1) : Hypotenuse(p, 1);
        _d[l] = _e[l] / (p + r);
        _d[l + 1] = _e[l] * (p + r);
        double next = _d[l + 1];
        double shift = g - _d[l];
        for (int i = l + 2; i < _n; i++)
            _d[i] -= shift;

        p = _d[m];
        double c = 1;
        double c2 = 1;
        double c3 = 1;
        double el1 = _e[l + 1];
        double s = 0;
        double s2 = 0;
        for (int i = m - 1; i >= l; i--)
        {
            c3 = c2;
            c2 = c;
            s2 = s;
            g = c * _e[i];
            double h = c * p;
            r = Hypotenuse(p, _e[i]);
            _e[i + 1] = s * r;
            s = _e[i] / r;
            c = p / r;
            p = c * _d[i] - s * g;
            _d[i + 1] = h + s * (c * g + s * _d[i]);
            for (int k = 0; k < _n; k++)
            {
                h = _v[k, i + 1];
                _v[k, i + 1] = s * _v[k, i] + c * h;
                _v[k, i] = c * _v[k, i] - s * h;
            }
        }

        p = -s * s2 * c3 * el1 * _e[l] / next;
        _e[l] = s * p;
        _d[l] = c * p;
        return shift;
    }

    private void SortDescending()
    {
        for (int i = 0; i < _n - 1; i++)
        {
            int best = i;
            for (int j = i + 1; j < _n; j++)
                best = _d[j] > _d[best] ? j : best;
            if (best == i)
                continue;
            (_d[i], _d[best]) = (_d[best], _d[i]);
            for (int k = 0; k < _n; k++)
                (_v[k, i], _v[k, best]) = (_v[k, best], _v[k, i]);
        }
    }

    private static double Hypotenuse(double a, double b)
    {
        double large = Math.Max(Math.Abs(a), Math.Abs(b));
        double small = Math.Min(Math.Abs(a), Math.Abs(b));
        return large == 0 ? 0 : large * Math.Sqrt(1 + small / large * (small / large));
    }
}
