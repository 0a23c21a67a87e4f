// Flex Consumption: scales to zero between working hours and out with a delivery day, one function group at a time.
param name string
param location string
param identityId string
param identityClientId string
param storageName string
param deploymentContainerUrl string
param logsConnectionString string
param vaultUri string
param publicUrl string
param mailFrom string
param sendGridWebhookKey string
param requestsPerMinute int
param connectionPrivateHosts string
param maximumInstances int

// What local.settings.sample.json explains, with the identity in the place of connection strings.
var settings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: logsConnectionString
  Storage__tableServiceUri: 'https://${storageName}.table.${environment().suffixes.storage}'
  Storage__credential: 'managedidentity'
  Storage__clientId: identityClientId
  Storage__queueServiceUri: 'https://${storageName}.queue.${environment().suffixes.storage}'
  // 201 MiB, a little more than files of sales and stock levels may have; the host ends at 100 MiB by itself, every other call of ours at 1 MiB.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '210763776'
  // Empty: the app takes its own host name, which Azure may make longer than the name asked for.
  PublicUrl: publicUrl
  MailFrom: mailFrom
  SendGridWebhookKey: sendGridWebhookKey
  RequestsPerMinute: string(requestsPerMinute)
  ConnectionPrivateHosts: connectionPrivateHosts
  SendGridApiKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/SendGridApiKey)'
  LinkKeys: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/LinkKeys)'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: 2048
        // One instance of the durable group stays warm, so that a deadline at hour 25 is met at hour 25 and not after a cold start.
        alwaysReady: [
          {
            name: 'durable'
            instanceCount: 1
          }
        ]
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }
}

output url string = 'https://${app.properties.defaultHostName}'
