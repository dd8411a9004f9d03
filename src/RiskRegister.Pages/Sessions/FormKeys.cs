using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace RiskRegister.Pages.Sessions;

/// <summary>Keeps in the database the keys that forms are sealed with, so that all instances take each other's.</summary>
/// <param name="database">Asked for only when keys are: while the API is being described there is none.</param>
sealed class FormKeys(Func<NpgsqlDataSource> database) : IXmlRepository
{
    const string All = "select xml from form_keys order by made_at, name";

    const string Add = "insert into form_keys (name, xml) values (@name, @xml)";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database().OpenConnection();
        return [.. connection.Query<string>(All).Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database().OpenConnection();
        connection.Execute(Add, new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
