using System.Diagnostics;
using RiskRegister.Documents.Tests.Csv;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Tests;

/// <summary>What writing a form costs: time, memory held while it is written, and the size that it comes to.</summary>
static class DocumentCost
{
    static readonly string[] Words =
    [
        "council", "service", "budget", "children", "adults", "roads", "schools", "contract", "supplier", "staff", "training", "review",
            "demand", "income",
        "savings", "flood", "fire", "data", "systems", "network", "buildings", "depots", "vehicles", "waste", "libraries", "museums",
        "parks", "partners",
        "districts", "health", "hospital", "carers",
    ];

    /// <summary>A register that is made anew whenever it is read, so that nothing but the writer can hold it.</summary>
    public static PrintableRegister Register(int entries) => Registers.Public() with { Lines = Made(entries) };

    /// <summary>How long it takes to write a form: the median of several times.</summary>
    public static async Task<TimeSpan> Time(string form, int entries, int times = 5)
    {
        var taken = new List<TimeSpan>();
        for (var time = 0; time < times; time++)
        {
            var start = Stopwatch.GetTimestamp();
            await FormWriter.Write(form, Register(entries), Stream.Null);
            taken.Add(Stopwatch.GetElapsedTime(start));
        }

        return taken.Order().ElementAt(times / 2);
    }

    /// <summary>Most bytes that live at once above those before, and the bytes written.</summary>
    public static async Task<(long Held, long Written)> Measure(string form, PrintableRegister register)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var output = new Watched();
        await FormWriter.Write(form, register, output);
        return (Math.Max(0, output.Most - before), output.Written);
    }

    static async IAsyncEnumerable<RegisterLine> Made(int entries)
    {
        await Task.CompletedTask;
        for (var number = 1; number <= entries; number++)
        {
            yield return Lines.Of(Registers.Whole with
            {
                Id = new Guid(number, 0, 0, new byte[8]),
                Reference = new EntryReference(EntryKind.Risk, number),
                Exempt = null,
                Title = Prose(number, 6),
                Description = Prose(number, 40),
                Effects = [.. Enumerable.Range(1, 3).Select(each => Prose(number + each, 14))],
                Controls = [.. Enumerable.Range(1, 5).Select(each => new Control(each, Prose(number * each, 16)))],
                Actions = [.. Enumerable.Range(1, 5)
                    .Select(each => new PlannedAction(each, Prose(number + (7 * each), 16), "Head of Water"))],
            });
        }
    }

    // Not the same words over and over: a compressor would make nothing of them.
    static string Prose(int seed, int words)
    {
        var random = unchecked((uint)seed * 2_654_435_761);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ =>
        {
            random = unchecked((random * 1_664_525) + 1_013_904_223);
            return Words[random >> 16 & 31];
        }));
    }

    // Counts what comes, keeps nothing, and looks now and then at what lives.
    sealed class Watched : Stream
    {
        const int FirstLook = 16 * 1024;

        long lookedAt;

        public long Written { get; private set; }

        public long Most { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count(count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        void Count(int bytes)
        {
            Written += bytes;
            if (Written < lookedAt + Math.Max(lookedAt / 16, FirstLook)) return;
            lookedAt = Written;
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
