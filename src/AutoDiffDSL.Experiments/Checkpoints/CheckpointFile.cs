using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Checkpoints;

/// <summary>
/// Checkpoints on disk. Writing is atomic (<see cref="AtomicFile"/>), so a kill at any moment leaves the checkpoint
/// before or the one after. The first line names the format and the SHA-256 of the rest; numbers keep their bits.
/// </summary>
public static class CheckpointFile
{
    private const string Header = "AutoDiffDSL checkpoint 1 sha256 ";

    /// <summary>Writes or replaces the file.</summary>
    public static void Write(string path, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var body = new StringBuilder();
        body.Append(JsonSerializer.Serialize(new Model(
            checkpoint.State.Step, Encode(checkpoint.Parameters), Encode(checkpoint.State.Memory)))).Append('\n');
        body.Append(RunJson.ToText(checkpoint.Record));
        string text = body.ToString();
        AtomicFile.WriteText(path, Header + Hash(text) + "\n" + text);
    }

    /// <summary>Reads the file; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is no checkpoint, or was changed after it was
    /// written.</exception>
    public static Checkpoint? Read(string path)
    {
        if (!File.Exists(path)) return null;

        string text = File.ReadAllText(path);
        int end = text.IndexOf('\n');
        if (end < 0 || !text.StartsWith(Header, StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"'{path}' is no checkpoint of this version: name another file, or delete it.");
        }

        string body = text[(end + 1)..];
        if (text[Header.Length..end] != Hash(body))
            throw new InvalidDataException($"The checkpoint '{path}' is damaged: delete it to start anew.");

        int line = body.IndexOf('\n');
        Model model = JsonSerializer.Deserialize<Model>(body.AsSpan(0, line))!;
        return new Checkpoint(
            RunJson.FromText(body[(line + 1)..]),
            Decode(model.Parameters),
            new OptimizerState { Step = model.Step, Memory = Decode(model.Memory) });
    }

    private static string Hash(string body) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static string Encode(double[] values) => Convert.ToBase64String(MemoryMarshal.AsBytes(values.AsSpan()));

    private static double[] Decode(string text) =>
        MemoryMarshal.Cast<byte, double>(Convert.FromBase64String(text)).ToArray();

    private sealed record Model(long Step, string Parameters, string Memory);
}
