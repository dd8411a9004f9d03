using System.Text.RegularExpressions;
using FluentValidation;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Posts;

/// <summary>What is to be known of a post; what is not given stays as it is.</summary>
/// <param name="Subjects">The provider's subjects that act for it, all of them: one that is left out is unlinked.</param>
public sealed record PostDescription(IReadOnlyList<string> Subjects)
{
    // The longest that OpenID Connect lets a subject be.
    public const int LongestSubject = 255;
    public const int MostSubjects = 100;

    /// <summary>Of an e-mail address, as RFC 5321 lets one be.</summary>
    public const int LongestAddress = 254;

    /// <summary>What a mail server takes is its own to say; this keeps out what no header can hold.</summary>
    public const string Address = "^[^\\s\\x00-\\x20\\x7f-\\x9f<>(),;:\\\\\"\\[\\]@]+@[^\\s\\x00-\\x20\\x7f-\\x9f<>(),;:\\\\\"\\[\\]@]+$";
    public const int MostAddresses = 20;
    public const int MostDeputies = 20;

    public Optional<string?> Service { get; init; }

    /// <summary>Where its e-mail goes: a group's mailbox, or its holders'.</summary>
    public Optional<IReadOnlyList<string>> Addresses { get; init; }

    public Optional<IReadOnlyList<Deputy>> Deputies { get; init; }
}

/// <summary>A post that acts for another while it is away.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record Deputy(string Post, DateOnly From, DateOnly Until);

sealed partial class PostDescriptionRules : AbstractValidator<PostDescription>
{
    public PostDescriptionRules()
    {
        RuleForEach(post => post.Subjects).IsLine(PostDescription.LongestSubject);
        RuleFor(post => post.Subjects).HasNoneTwice();
        RuleFor(post => post.Subjects).Must(subjects => subjects.Count <= PostDescription.MostSubjects)
            .WithMessage($"must have at most {PostDescription.MostSubjects} elements");
    }

    /// <summary>What is wrong with the rest of it.</summary>
    public static void CheckRest(PostDescription post, string name, Faults faults)
    {
        if (post.Service.Or(null) is { } service)
            faults.AddUnlessCovered("service", TextRules.LineFault(service, EntryLimits.Service));
        var addresses = post.Addresses.Or([]);
        for (var index = 0; index < addresses.Count; index++)
        {
            faults.AddUnlessCovered($"addresses[{index}]", IsAddress(addresses[index]) ? null
                : $"must be one e-mail address, as risk@example.gov.uk, of at most {PostDescription.LongestAddress} characters");
            if (addresses.Take(index).Contains(addresses[index], StringComparer.OrdinalIgnoreCase))
                faults.AddUnlessCovered($"addresses[{index}]", "stands twice");
        }

        var deputies = post.Deputies.Or([]);
        for (var index = 0; index < deputies.Count; index++)
        {
            var (deputy, path) = (deputies[index], $"deputies[{index}]");
            faults.AddUnlessCovered($"{path}.post", TextRules.LineFault(deputy.Post, EntryLimits.Owner)
                ?? (PostNames.AreSame(deputy.Post, name) ? "is the post itself" : null));
            if (deputy.Until < deputy.From) faults.AddUnlessCovered($"{path}.until", "must not be before from");
            if (deputies.Take(index).Any(other => other.From == deputy.From && PostNames.AreSame(other.Post, deputy.Post)))
                faults.AddUnlessCovered(path, "stands twice");
        }
    }

    static bool IsAddress(string text) => text.Length <= PostDescription.LongestAddress && AddressForm().IsMatch(text);

    [GeneratedRegex(PostDescription.Address, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressForm();
}
