namespace RiskRegister.Api.Features.Webhooks;

/// <summary>What is configured of webhooks.</summary>
public sealed record WebhookSettings
{
    /// <summary>Whether this instance sends; one of several is enough.</summary>
    public bool Dispatch { get; init; } = true;

    /// <summary>Networks of the organisation's own that may be sent to, as 10.20.0.0/16.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>How many events a webhook is sent at once.</summary>
    public int AtOnce { get; init; } = 8;

    public const int MostAtOnce = 100;

    /// <summary>How long a receiver has to answer.</summary>
    public int TimeoutSeconds { get; init; } = 15;

    public const int LongestTimeout = 30;

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var network in AllowedNetworks)
        {
            if (!System.Net.IPNetwork.TryParse(network, out _)) yield return $"AllowedNetworks {network} is no network, as 10.20.0.0/16.";
        }

        if (AtOnce is < 1 or > MostAtOnce) yield return $"AtOnce must be 1 to {MostAtOnce}.";
        if (TimeoutSeconds is < 1 or > LongestTimeout) yield return $"TimeoutSeconds must be 1 to {LongestTimeout}.";
    }
}
