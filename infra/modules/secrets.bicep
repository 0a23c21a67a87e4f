// The two secrets, read by the app through Key Vault references; no person and no log sees them.
param name string
param location string
param principalId string

@secure()
param sendGridApiKey string

@secure()
param linkKeys string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }

  resource sendGrid 'secrets' = {
    name: 'SendGridApiKey'
    properties: {
      value: sendGridApiKey
    }
  }

  resource links 'secrets' = {
    name: 'LinkKeys'
    properties: {
      value: linkKeys
    }
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

output vaultUri string = vault.properties.vaultUri
